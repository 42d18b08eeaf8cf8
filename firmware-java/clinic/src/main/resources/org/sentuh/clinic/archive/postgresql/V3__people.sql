-- Who works with the desk, and everything that anybody has changed there.
-- An account is a sign at work, as BD-7, never somebody's name. Times are milliseconds since 1970-01-01 UTC, of the clinic's own clock.

create table account (
  account text primary key,
  facility text not null,
  role text not null,
  password text,                             -- Argon2id with its salt and costs; null: comes in by a link alone
  opened_ms bigint not null,
  closed_ms bigint                          -- null: may come in
);

-- A link that opens the door once. What is kept is a digest: the link cannot be found from it.
create table door_link (
  digest text primary key,
  account text not null references account,
  until_ms bigint not null
);

-- Who is in. Also digests.
create table session (
  digest text primary key,
  account text not null references account,
  opened_ms bigint not null,
  seen_ms bigint not null,
  until_ms bigint not null
);
create index session_of_account on session (account);

-- How soon somebody may try the door again; several desks share it.
create table door_try (
  asker text primary key,
  empty_ms bigint not null
);

-- Every change, one line after the other. A line's hash covers the line before it; nothing can be changed or taken out.
create table audit (
  number bigint primary key,
  at_ms bigint not null,
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
  number bigint not null,
  hash text not null
);
insert into audit_head values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create function audit_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end $$;
create trigger audit_stays before update or delete on audit for each row execute function audit_stays();
create trigger audit_is_kept before truncate on audit for each statement execute function audit_stays();

-- What was asked of a device from afar, and what became of it. None of it starts anything.
create table command (
  id text primary key,
  device text not null references device,
  request text not null,
  who text not null,
  asked_ms bigint not null,
  expires_ms bigint not null,
  sent_ms bigint,                           -- null: the broker does not have it
  answered_ms bigint,                       -- null: the device has said nothing of it
  state text,                                -- the device's word: accepted, done, refused, expired
  why text
);
create index command_unsent on command (asked_ms) where sent_ms is null;
create index command_of_device on command (device, asked_ms);

-- What the desk shows of a device beside what is there already.
alter table device add column software text;  -- of its last birth
create index chain_behind on chain (device) where highest > up_to or last_told > up_to;
