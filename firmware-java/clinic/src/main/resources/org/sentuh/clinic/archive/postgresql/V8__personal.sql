-- What mothers agree to, and what is deleted at somebody's own wish.

-- What a panel said that its wearer agrees to, each time that it was another than before. A consent to tell of treatments that is
-- withdrawn keeps back the very entry that would tell of it; the panel's status goes on saying it.
create table consent_said (
  device text not null references device,
  at_ms bigint not null,
  consents text not null,                    -- their words, as treatment wellbeing
  primary key (device, at_ms)
);

-- A mother who has told her midwife that nobody is to study her treatments. It counts above whatever a panel says.
create table objection (
  mother text primary key references mother,
  at_ms bigint not null,
  by_sign text not null
);

-- Somebody's wish that what is kept of her be deleted, and what became of it. One person writes it down, another one does it.
create table erasure (
  kind text not null,                        -- mother or account
  subject text not null,
  asked_ms bigint not null,
  asked_by text not null,
  done_ms bigint,                            -- null: nobody has done it yet
  done_by text,
  scrubbed_ms bigint,                        -- null: what was deleted may still stand in the database's own files
  primary key (kind, subject, asked_ms),
  check (done_by is null or done_by <> asked_by)
);

-- Entries of which nothing is left but their hash, so that the chain around them can still be gone through.
create table erased (
  chain bigint not null references chain,
  sequence bigint not null,
  at_ms bigint not null,
  primary key (chain, sequence)
);
