-- How rooms are set. A room that hides what was said before somebody came does so for good: those who
-- came while it was set so are still in it.
alter table rooms
  add column topic             text    not null default '',
  add column icon              text,
  add column who_may_post      text    not null default 'members',
  add column slow_mode_seconds int     not null default 0,
  add column who_may_invite    text    not null default 'admins',
  add column retention_days    int,
  add column keep_newest       int,
  add column newcomers         text    not null default 'all',
  add column hides_history     boolean not null default false,
  -- Until when a deleted room still has rows besides its own.
  add column purged_at         timestamptz;
create index rooms_to_purge on rooms (deleted_at) where deleted_at is not null and purged_at is null;
create index rooms_forgetting on rooms (id)
  where deleted_at is null and (retention_days is not null or keep_newest is not null);

-- When somebody last said something, kept only while their room is slow.
alter table memberships add column posted_at timestamptz;

-- What a room is called since a line in its timeline says so.
alter table messages add column told_name text;
