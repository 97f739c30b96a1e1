-- How much of a room its member wants to hear of: nothing here is all of it.
alter table memberships add column hearing text;
alter table memberships add column hushed_until timestamptz;

-- In which sections people keep their rooms, in their order. Each new arrangement takes the next number.
alter table users add column sections_rev bigint not null default 0;

create table sections (
  user_id uuid   not null references users (id),
  place   int    not null,
  id      text   not null,
  name    text   not null,
  rooms   uuid[] not null,
  primary key (user_id, place)
);
