-- What the name of a room looks like, so that of two public rooms nobody takes one for the other. It holds only as
-- long as the room has the name that it was made of: a replica of the version before renames rooms and knows
-- nothing of it, and makes rooms that have none.
alter table rooms add column name_skeleton text collate "C";
alter table rooms add column skeleton_of text;

-- Of the rooms that there are, those get one whose name is plain ASCII, and of several that look alike the oldest;
-- there it is made without the table that the application has. The others keep their names, and have none until they
-- are renamed: nothing that was allowed is taken away.
with plain as (
  select id, created_at, regexp_replace(lower(translate(name, 'I1|0', 'lllo') collate "C"), ' +', ' ', 'g') as skeleton
  from rooms
  where kind = 'room' and visibility = 'public' and deleted_at is null and octet_length(name) = char_length(name)
), oldest as (
  select distinct on (skeleton) id, skeleton from plain order by skeleton, created_at, id
)
update rooms r set name_skeleton = oldest.skeleton, skeleton_of = r.name
from oldest
where r.id = oldest.id;

create unique index rooms_public_skeleton on rooms (name_skeleton)
  where kind = 'room' and visibility = 'public' and deleted_at is null and skeleton_of = name;
