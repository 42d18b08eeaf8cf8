-- Every row that a list of mothers is made of has the number of its last change, so that whoever shows such a list reads what has
-- changed and nothing else. One writes at a time here, so one counter is enough: what has a number was seen by whoever read a higher one.

create table change (
  one integer primary key check (one = 1),
  number integer not null
);
insert into change values (1, 0);

alter table device add column changed integer not null default 0;
alter table mother add column changed integer not null default 0;
alter table hand_over add column changed integer not null default 0;
alter table prescription add column changed integer not null default 0;
alter table care add column changed integer not null default 0;
alter table happening add column changed integer not null default 0;

create trigger device_comes after insert on device begin
  update change set number = number + 1;
  update device set changed = (select number from change) where rowid = new.rowid;
end;
create trigger device_changes after update on device begin
  update change set number = number + 1;
  update device set changed = (select number from change) where rowid = new.rowid;
end;
create trigger mother_comes after insert on mother begin
  update change set number = number + 1;
  update mother set changed = (select number from change) where rowid = new.rowid;
end;
create trigger mother_changes after update on mother begin
  update change set number = number + 1;
  update mother set changed = (select number from change) where rowid = new.rowid;
end;
create trigger hand_over_comes after insert on hand_over begin
  update change set number = number + 1;
  update hand_over set changed = (select number from change) where rowid = new.rowid;
end;
create trigger hand_over_changes after update on hand_over begin
  update change set number = number + 1;
  update hand_over set changed = (select number from change) where rowid = new.rowid;
end;
create trigger prescription_comes after insert on prescription begin
  update change set number = number + 1;
  update prescription set changed = (select number from change) where rowid = new.rowid;
end;
create trigger prescription_changes after update on prescription begin
  update change set number = number + 1;
  update prescription set changed = (select number from change) where rowid = new.rowid;
end;
create trigger care_comes after insert on care begin
  update change set number = number + 1;
  update care set changed = (select number from change) where rowid = new.rowid;
end;
create trigger care_changes after update on care begin
  update change set number = number + 1;
  update care set changed = (select number from change) where rowid = new.rowid;
end;
create trigger happening_comes after insert on happening begin
  update change set number = number + 1;
  update happening set changed = (select number from change) where rowid = new.rowid;
end;
create trigger happening_changes after update on happening begin
  update change set number = number + 1;
  update happening set changed = (select number from change) where rowid = new.rowid;
end;

create index device_by_change on device (changed);
create index mother_by_change on mother (changed);
create index hand_over_by_change on hand_over (changed);
create index prescription_by_change on prescription (changed);
create index care_by_change on care (changed);
create index happening_by_change on happening (changed);
