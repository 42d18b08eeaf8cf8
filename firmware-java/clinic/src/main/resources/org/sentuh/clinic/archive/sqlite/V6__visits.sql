-- What a midwife finds at a visit after a birth. Written once; what was wrong is written again, and the higher number counts.

create table visit (
  mother text not null references mother,
  number integer not null,                   -- 1 and up, by mother
  on_day text not null,                      -- as 2026-11-26
  by_sign text not null,
  at_ms integer not null,
  fundal_cm real,                -- null, here and below: not looked at
  lochia text,
  foul integer,
  bleeding text,
  latch text,                                -- five scores of 0 to 2, as 2 2 1 2 1
  bses integer,                              -- sum of 14 to 70
  epds integer,                              -- sum of 0 to 30
  epds_ten integer,                          -- item 10 alone, 0 to 3
  feeding text,
  note text not null,
  primary key (mother, number)
);
