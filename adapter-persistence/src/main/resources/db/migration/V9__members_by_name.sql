-- Names never change, so a membership may have its owner's: a page of a large room's people is read by
-- an index, and not sorted out of all of them.
alter table memberships add column username_key text collate "C";
update memberships m set username_key = u.username_key from users u where u.id = m.user_id;
alter table memberships alter column username_key set not null;
create index memberships_by_name on memberships (room_id, username_key) where left_seq is null;
