-- Every row that a list of mothers is made of knows which transaction wrote it last, so that whoever shows such a list reads what
-- has changed and nothing else. The number of a transaction is given when it first writes; which of them have ended, a snapshot knows.

alter table device add column changed bigint not null default 0;        -- no index: it changes with every message, and 10 000 rows are read in 2 ms
alter table mother add column changed bigint not null default 0;
alter table hand_over add column changed bigint not null default 0;
alter table prescription add column changed bigint not null default 0;
alter table care add column changed bigint not null default 0;
alter table happening add column changed bigint not null default 0;

create function is_changed() returns trigger language plpgsql as $$
begin
  new.changed := pg_current_xact_id()::text::bigint;
  return new;
end $$;
create trigger device_is_changed before insert or update on device for each row execute function is_changed();
create trigger mother_is_changed before insert or update on mother for each row execute function is_changed();
create trigger hand_over_is_changed before insert or update on hand_over for each row execute function is_changed();
create trigger prescription_is_changed before insert or update on prescription for each row execute function is_changed();
create trigger care_is_changed before insert or update on care for each row execute function is_changed();
create trigger happening_is_changed before insert or update on happening for each row execute function is_changed();

create index mother_by_change on mother (changed);
create index hand_over_by_change on hand_over (changed);
create index prescription_by_change on prescription (changed);
create index care_by_change on care (changed);
create index happening_by_change on happening (changed);
