-- The archive in SQLite. Its twin for PostgreSQL stands in the folder beside and says why an entry's day is that of its chain.
-- Times are milliseconds since 1970-01-01 UTC, of the clinic's own clock; no name and no clinical identity is in here.

create table device (
  device text primary key,
  registered_ms integer,                      -- null: it speaks, but nobody has registered it
  first_heard_ms integer,                     -- null: it has never reported
  last_heard_ms integer,
  online integer not null default 0,
  boot text,                                 -- of the last birth
  birth_wall_ms integer,                      -- the device's own time of day in it
  birth_ms integer,
  goodbye_ms integer,
  death_ms integer,
  death_key text,                            -- boot and time of day of the last death, so that it is counted once
  deaths integer not null default 0
);

create table boot (
  device text not null references device,
  boot text not null,
  first_heard_ms integer not null,
  goodbye integer not null default 0,        -- it said that it ends
  next_boot text,                            -- null: no later boot has told of its end
  clean integer,
  lost_at_most_ms integer,
  primary key (device, boot)
);

-- One lane of one boot. Where it stands: everything up to up_to is stored or known to be missing.
create table chain (
  chain integer primary key autoincrement,
  device text not null,
  boot text not null,
  lane text not null,
  day text not null,                         -- of its first receipt, in UTC; it never changes
  up_to integer not null default -1,
  up_to_hash text,                           -- null: the entry there is missing
  highest integer not null default -1,
  last_told integer not null default -1,      -- the last sequence that the device says it has written
  heard_ms integer not null,
  unique (device, boot, lane),
  unique (chain, day),
  foreign key (device, boot) references boot
);

create table entry (
  chain integer not null,
  sequence integer not null,
  day text not null,
  hash blob not null,
  before blob not null,
  received_ms integer not null,
  body text not null,
  primary key (chain, sequence),
  foreign key (chain, day) references chain (chain, day)
);

-- Ranges that will never come, as far as anybody knows, and the reason.
create table hole (
  chain integer not null references chain,
  first integer not null,
  last integer not null,
  why text not null,
  noted_ms integer not null,
  primary key (chain, first, last)
);

-- Entries that are stored although something about them is wrong.
create table flaw (
  chain integer not null references chain,
  sequence integer not null,
  reason text not null,
  noted_ms integer not null,
  primary key (chain, sequence, reason)
);

-- The last message of each other kind.
create table latest (
  device text not null references device,
  channel text not null,
  received_ms integer not null,
  body text not null,
  primary key (device, channel)
);

create table quarantine (
  id integer primary key autoincrement,
  digest text not null unique,               -- SHA-256 over topic and payload: a repeated message is counted, not repeated
  topic text not null,
  payload blob not null,                    -- its beginning, where it is long
  bytes integer not null,                     -- its length as it came
  reason text not null,
  why text not null,
  first_ms integer not null,
  last_ms integer not null,
  times integer not null
);

-- What the bound on the table above has to let go is still counted here.
create table quarantine_count (
  reason text primary key,
  times integer not null,
  last_ms integer not null
);

create table intake (
  intake text primary key,
  until_ms integer not null
);

create table lease (
  shard text primary key,
  holder text,
  until_ms integer not null default 0
);
insert into lease (shard)
  with recursive share (number) as (select 0 union all select number + 1 from share where number < 15)
  select printf('s%02d', number) from share;
