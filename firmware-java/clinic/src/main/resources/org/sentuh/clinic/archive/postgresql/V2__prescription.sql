-- What the clinic has signed for its devices, every revision of it, and what became of each.

create table prescription (
  device text not null references device,
  revision integer not null,
  document text not null,                    -- as it was signed, to the byte
  signature text not null,
  signed_ms bigint not null,
  sent_ms bigint,                           -- null: to be said to the broker, for the first time or again
  answered_ms bigint,                       -- null: the device has said nothing of it
  refused text,                              -- why the device did not take it; empty: it did
  primary key (device, revision)
);
create index prescription_unsent on prescription (device) where sent_ms is null;
