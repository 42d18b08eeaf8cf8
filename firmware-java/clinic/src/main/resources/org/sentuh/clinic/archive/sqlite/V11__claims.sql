-- Whose a panel is: what the clinic has offered, and that it lets one go. No name and no clinical identity is in here.

create table claim_offer (
  number text primary key,
  device text not null references device,
  facility text not null,
  by_sign text not null,
  offered_ms integer not null,
  until_ms integer not null,
  address text not null,                     -- of the panel's own pages
  offer text not null,                       -- as it is shown
  fingerprint text not null,                 -- of the key in it
  withdrawn_ms integer,
  withdrawn_by text,
  told_ms integer,                               -- when the panel first said that it was claimed by this
  left_ms integer                                -- when it first said that it is so no more
);
create index claim_offer_device on claim_offer (device, offered_ms);

-- The prescription that lets a panel go; how far that has come stands with the prescription.
create table unbinding (
  device text not null references device,
  revision integer not null,
  by_sign text not null,
  why text not null,
  asked_ms integer not null,
  wiped_ms integer,                              -- when it first said that it obeys no clinic any more, after it had taken this
  primary key (device, revision)
);
