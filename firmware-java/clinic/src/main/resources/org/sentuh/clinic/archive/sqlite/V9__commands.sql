-- What devices logged and a command asked for, in the parts in which it came. Technicians' lines, without secrets, names and answers.

create table log_part (
  command text not null references command,
  number integer not null,                   -- 1 and up
  parts integer not null,                    -- how many there are
  hash text not null,                        -- of the whole text
  received_ms integer not null,
  body text not null,
  primary key (command, number)
);

-- Which answer forbade a massage, and holds at the panel, count however long ago they were told.
drop index happening_lasting;
create index happening_lasting on happening (received_ms)
  where kind in ('consent', 'clock', 'forbade', 'hold') or why in ('screening-forbids', 'danger-sign');
