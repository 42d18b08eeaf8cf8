-- Who works with the desk, and everything that anybody has changed there.
-- An account is a sign at work, as BD-7, never somebody's name. Times are milliseconds since 1970-01-01 UTC, of the clinic's own clock.

create table account (
  account text primary key,
  facility text not null,
  role text not null,
  password text,                             -- Argon2id with its salt and costs; null: comes in by a link alone
  opened_ms integer not null,
  closed_ms integer                          -- null: may come in
);

-- A link that opens the door once. What is kept is a digest: the link cannot be found from it.
create table door_link (
  digest text primary key,
  account text not null references account,
  until_ms integer not null
);

-- Who is in. Also digests.
create table session (
  digest text primary key,
  account text not null references account,
  opened_ms integer not null,
  seen_ms integer not null,
  until_ms integer not null
);
create index session_of_account on session (account);

-- How soon somebody may try the door again; several desks share it.
create table door_try (
  asker text primary key,
  empty_ms integer not null
);

-- Every change, one line after the other. A line's hash covers the line before it; nothing can be changed or taken out.
create table audit (
  number integer primary key,
  at_ms integer not null,
  who text not null,
  facility text not null,
  act text not null,
  subject text not null,
  detail text not null,
  before text not null,
  hash text not null
);
create table audit_head (
  one integer primary key check (one = 1),
  number integer not null,
  hash text not null
);
insert into audit_head values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create trigger audit_stays before update on audit begin select raise(abort, 'the audit is append-only'); end;
create trigger audit_is_kept before delete on audit begin select raise(abort, 'the audit is append-only'); end;

-- What was asked of a device from afar, and what became of it. None of it starts anything.
create table command (
  id text primary key,
  device text not null references device,
  request text not null,
  who text not null,
  asked_ms integer not null,
  expires_ms integer not null,
  sent_ms integer,                           -- null: the broker does not have it
  answered_ms integer,                       -- null: the device has said nothing of it
  state text,                                -- the device's word: accepted, done, refused, expired
  why text
);
create index command_unsent on command (asked_ms) where sent_ms is null;
create index command_of_device on command (device, asked_ms);

-- What the desk shows of a device beside what is there already.
alter table device add column software text;  -- of its last birth
create index chain_behind on chain (device) where highest > up_to or last_told > up_to;
