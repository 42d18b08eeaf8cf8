-- The archive in PostgreSQL 15. Its twin for SQLite stands in the folder beside; what differs is said here.
-- Times are milliseconds since 1970-01-01 UTC, of the clinic's own clock; no name and no clinical identity is in here.

create table device (
  device text primary key,
  registered_ms bigint,                      -- null: it speaks, but nobody has registered it
  first_heard_ms bigint,                     -- null: it has never reported
  last_heard_ms bigint,
  online integer not null default 0,
  boot text,                                 -- of the last birth
  birth_wall_ms bigint,                      -- the device's own time of day in it
  birth_ms bigint,
  goodbye_ms bigint,
  death_ms bigint,
  death_key text,                            -- boot and time of day of the last death, so that it is counted once
  deaths bigint not null default 0
) with (fillfactor = 70);

create table boot (
  device text not null references device,
  boot text not null,
  first_heard_ms bigint not null,
  goodbye integer not null default 0,        -- it said that it ends
  next_boot text,                            -- null: no later boot has told of its end
  clean integer,
  lost_at_most_ms bigint,
  primary key (device, boot)
);

-- One lane of one boot. Where it stands: everything up to up_to is stored or known to be missing.
create table chain (
  chain bigint generated always as identity primary key,
  device text not null,
  boot text not null,
  lane text not null,
  day date not null,                         -- of its first receipt, in UTC; it never changes
  up_to bigint not null default -1,
  up_to_hash text,                           -- null: the entry there is missing
  highest bigint not null default -1,
  last_told bigint not null default -1,      -- the last sequence that the device says it has written
  heard_ms bigint not null,
  unique (device, boot, lane),
  unique (chain, day),
  foreign key (device, boot) references boot
) with (fillfactor = 70);

-- A partition a day. PostgreSQL wants the partition key in every unique key, and (chain, sequence) alone must be unique: so the day
-- is not that of the entry but of its chain, which the foreign key holds to one day for ever. Then (chain, sequence, day) admits an
-- entry exactly once, a chain lies in one partition as a whole, and a day can be dropped without cutting one in two.
create table entry (
  chain bigint not null,
  sequence bigint not null,
  day date not null,
  hash bytea not null,
  before bytea not null,
  received_ms bigint not null,
  body text not null,
  primary key (chain, sequence, day),
  foreign key (chain, day) references chain (chain, day)
) partition by range (day);

-- Ranges that will never come, as far as anybody knows, and the reason.
create table hole (
  chain bigint not null references chain,
  first bigint not null,
  last bigint not null,
  why text not null,
  noted_ms bigint not null,
  primary key (chain, first, last)
);

-- Entries that are stored although something about them is wrong.
create table flaw (
  chain bigint not null references chain,
  sequence bigint not null,
  reason text not null,
  noted_ms bigint not null,
  primary key (chain, sequence, reason)
);

-- The last message of each other kind.
create table latest (
  device text not null references device,
  channel text not null,
  received_ms bigint not null,
  body text not null,
  primary key (device, channel)
);

create table quarantine (
  id bigint generated always as identity primary key,
  digest text not null unique,               -- SHA-256 over topic and payload: a repeated message is counted, not repeated
  topic text not null,
  payload bytea not null,                    -- its beginning, where it is long
  bytes bigint not null,                     -- its length as it came
  reason text not null,
  why text not null,
  first_ms bigint not null,
  last_ms bigint not null,
  times bigint not null
);

-- What the bound on the table above has to let go is still counted here.
create table quarantine_count (
  reason text primary key,
  times bigint not null,
  last_ms bigint not null
);

create table intake (
  intake text primary key,
  until_ms bigint not null
);

create table lease (
  shard text primary key,
  holder text,
  until_ms bigint not null default 0
);
insert into lease (shard) select 's' || lpad(number::text, 2, '0') from generate_series(0, 15) as number;
