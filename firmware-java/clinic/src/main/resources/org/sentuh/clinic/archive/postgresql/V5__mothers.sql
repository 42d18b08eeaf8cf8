-- Mothers by the clinic's reference, who has which panel, and what their panels told of treatments.
-- Nothing here that goes to a device or comes from one holds a name; who she is stands in identity alone.

create table mother (
  mother text primary key,                   -- the clinic's reference
  facility text not null,
  born_on text not null,                     -- the day of the birth, as 2026-11-24
  birth text not null,                       -- vaginal or caesarean
  zone text not null,                        -- the time zone that she lives in, as Asia/Jakarta
  windows text not null,                     -- when a massage is meant to be, as 06:00-12:00 15:00-20:00
  since_ms bigint not null,
  until_ms bigint,                           -- null: she is looked after
  changed_ms bigint not null
);
create index mother_changed on mother (changed_ms);

-- What says who she is, apart from all the rest, so that it can be deleted and nothing else suffers.
create table identity (
  mother text primary key references mother,
  called text not null,
  phone text not null,
  changed_ms bigint not null
);

-- Who had a panel, from when until when, and who handed it over.
create table hand_over (
  device text not null references device,
  number integer not null,                   -- 1 and up, by device
  from_mother text references mother,        -- null: it came from the clinic
  to_mother text references mother,          -- null: it went back to the clinic
  at_ms bigint not null,
  until_ms bigint,                           -- null: it is so now
  by_sign text not null,
  why text not null,
  primary key (device, number)
);
create unique index hand_over_now on hand_over (device) where until_ms is null;
create unique index hand_over_one_panel on hand_over (to_mother) where until_ms is null;
create index hand_over_of on hand_over (to_mother);

-- Those of the entries that tell how treatments went: few of many, written with the entry itself. What else the entry says stands in it.
create table happening (
  chain bigint not null references chain,
  sequence bigint not null,
  device text not null,
  boot text not null,
  kind text not null,
  word text not null,
  why text not null,
  ms bigint not null,
  told_ms bigint not null,                   -- the device's own time of day
  trusted integer not null,                  -- whether the device believed it
  at_ns bigint not null,                     -- monotonic within its boot
  received_ms bigint not null,               -- the clinic's own clock
  primary key (chain, sequence)
);
create index happening_received on happening (received_ms);
create index happening_device on happening (device, received_ms);
-- What counts however long ago it was: consents, clocks that were set, and answers that forbade a massage.
create index happening_lasting on happening (received_ms)
  where kind in ('consent', 'clock') or why in ('screening-forbids', 'danger-sign');

-- Where the clinic lacks something of the lane of events that may still come.
create index chain_waited_for on chain (device) where lane = 'event' and (highest > up_to or last_told > up_to);

-- What a midwife did about it. Append-only.
create table care (
  mother text not null references mother,
  number integer not null,                   -- 1 and up, by mother
  at_ms bigint not null,
  by_sign text not null,
  what text not null,
  note text not null,
  primary key (mother, number)
);
create index care_at on care (at_ms);
