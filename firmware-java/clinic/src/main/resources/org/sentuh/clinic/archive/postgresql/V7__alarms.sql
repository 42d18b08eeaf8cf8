-- What devices told of themselves over time, when somebody was called to one, what became of that, and the clinic's certificates.
-- Times are milliseconds since 1970-01-01 UTC, of the clinic's own clock.

-- To which facility a device belongs; null: to none yet, and every facility sees it.
alter table device add column facility text;
alter table device add column placed_ms bigint;  -- when that last changed
update device set facility = (
  select m.facility from hand_over h join mother m on m.mother = h.to_mother
    where h.device = device.device order by h.number desc limit 1);

-- Steps: a row where something is other than before, so that a device that is well writes nothing.
create table trace (
  device text not null references device,
  what text not null,
  place text not null,                       -- a motor's site, a zone's number; empty for the device
  at_ms bigint not null,
  value double precision,                                -- null: not known any more
  primary key (device, what, place, at_ms)
);
create index trace_at on trace (what, at_ms);

-- The last step of each.
create table trace_now (
  device text not null references device,
  what text not null,
  place text not null,
  at_ms bigint not null,
  value double precision,
  primary key (device, what, place)
);

-- What was not complete when this table was made.
insert into trace (device, what, place, at_ms, value)
  select device, 'incomplete', '', max(heard_ms), count(*) from chain
    where highest > up_to or last_told > up_to group by device;
insert into trace_now (device, what, place, at_ms, value) select device, what, place, at_ms, value from trace;

-- The rules by which somebody is called, every text of them that was ever adopted; the newest counts.
create table alarm_rules (
  number integer primary key,                -- 1 and up
  content text not null,                     -- a file as config/alarms.yaml
  by_sign text not null,
  at_ms bigint not null
);

-- Up to when alarms have been looked for.
create table alarm_watch (
  one integer primary key check (one = 1),
  to_ms bigint not null
);
insert into alarm_watch values (1, 0);

create table alarm (
  alarm bigint generated always as identity primary key,
  rule text not null,
  device text not null references device,
  place text not null,
  began_ms bigint not null,                 -- since when it is so
  opened_ms bigint not null,                -- when it had lasted as long as its rule says
  level text not null,
  who text not null,                         -- the role that was called last
  worst double precision,                                -- the value furthest beyond its limit when it was opened
  acknowledged_ms bigint,                   -- null: nobody has said that she sees to it
  snoozed_ms bigint,                        -- until when it does not call; null: it was not snoozed
  escalated_ms bigint,
  closed_ms bigint,                         -- null: it is so now
  unique (rule, device, place, began_ms)     -- however many desks look, it is opened once
);
create unique index alarm_open on alarm (rule, device, place) where closed_ms is null;
create index alarm_closed on alarm (closed_ms);
create index alarm_device on alarm (device, opened_ms);

-- What became of each. Append-only.
create table alarm_deed (
  alarm bigint not null references alarm,
  number integer not null,                   -- 1 and up, by alarm
  at_ms bigint not null,
  what text not null,                        -- opened, acknowledged, snoozed, escalated, closed
  by_sign text not null,                     -- empty: the desk itself
  until_ms bigint,                          -- of a snooze
  note text not null,
  primary key (alarm, number)
);

-- What the clinic's authority has issued.
create table certificate (
  serial text primary key,                   -- hexadecimal
  holder text not null,                      -- a device's name, a program's, or a broker's first host
  kind text not null,                        -- device, program or broker
  begins_ms bigint not null,
  ends_ms bigint not null,
  noted_ms bigint not null
);
create index certificate_holder on certificate (holder, ends_ms);
create index certificate_ends on certificate (ends_ms);
