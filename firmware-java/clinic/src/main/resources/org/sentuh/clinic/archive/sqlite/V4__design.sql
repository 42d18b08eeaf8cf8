-- The clinic's library of programmes, and prescriptions before they are signed. A version is never changed: only who has approved
-- it is written into it, once. An author or approver is the short sign of a person of the clinic.

create table programme (
  name text not null,
  revision integer not null,
  content text not null,                     -- its file, to the byte, comments too
  author text not null,
  written_ms integer not null,
  why text not null,                         -- what was changed, in the author's words
  from_name text,                            -- null: it was not made from another one
  from_revision integer,
  approver text,                             -- null: nobody has approved it yet
  approved_ms integer,
  primary key (name, revision),
  check (approver is null or approver <> author)
);

create table prescription_draft (
  digest text primary key,                   -- SHA-256 of what is signed: device, revision and document
  device text not null references device,
  revision integer not null,                 -- the one that it becomes when it is signed
  document text not null,                    -- as it is to be signed, to the byte
  author text not null,
  drafted_ms integer not null,
  approver text,                             -- null: nobody has approved it yet
  approved_ms integer,
  withdrawn_ms integer,                      -- null: it may still be signed
  check (approver is null or approver <> author)
);
create index prescription_draft_device on prescription_draft (device, revision);
