-- Why somebody is kept out; for those who may let them in again.
alter table memberships add column ban_reason text;

-- What somebody is now, where the timeline tells of their role.
alter table messages add column told_role text;

-- Who is kept out of a room, or was until lately.
create index memberships_banned on memberships (room_id, user_id) where banned_until is not null;

-- Who did what to whom. Each deed is a change of the room, and has its number.
create table moderation (
  room_id uuid        not null,
  seq     bigint      not null,
  actor   uuid        not null,
  target  uuid        not null,
  act     text        not null,
  role    text,
  reason  text,
  until   timestamptz,
  at      timestamptz not null,
  primary key (room_id, seq)
);
