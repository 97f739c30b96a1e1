-- Names never change, so a membership may have its owner's: a page of a large room's people is read by
-- an index, and not sorted out of all of them.
alter table memberships add column username_key text collate "C";
update memberships m set username_key = u.username_key from users u where u.id = m.user_id;
-- A replica of the version before doesn't fill it while both run side by side.
create function fill_username_key() returns trigger language plpgsql as $$
begin
  select u.username_key into strict new.username_key from users u where u.id = new.user_id;
  return new;
end $$;
create trigger memberships_username_key before insert on memberships
  for each row when (new.username_key is null) execute function fill_username_key();
alter table memberships alter column username_key set not null;
create index memberships_by_name on memberships (room_id, username_key) where left_seq is null;
