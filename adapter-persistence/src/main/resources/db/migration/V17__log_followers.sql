-- A replica of the version before reads and writes none of these. What it commits beside this one is found with the
-- look at all heads each minute, and a room that it makes has no position, so that it is walked from its beginning.

-- Whose turn it is to walk the log for each follower. Nobody has it where the holder is all zeros. Only the number of
-- beats is looked at, by everybody's own clock.
create table log_followers (
  name   text   not null primary key,
  holder uuid   not null,
  beats  bigint not null
);

-- Up to which change of each room a follower is done.
create table log_follower_positions (
  follower text   not null,
  room_id  uuid   not null,
  seq      bigint not null,
  primary key (follower, room_id)
)
with (fillfactor = 80);

-- Changes on which a follower failed. Where next_at is null it was given up.
create table log_follower_troubles (
  follower text        not null,
  room_id  uuid        not null,
  changed  bigint      not null,
  since    timestamptz not null,
  tries    int         not null,
  next_at  timestamptz,
  primary key (follower, room_id, changed)
);
create index log_follower_troubles_due on log_follower_troubles (follower, next_at);
