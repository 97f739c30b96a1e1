-- A replica of the version before changes people's own things and takes no number for it. So nobody may be told by
-- these numbers before all replicas take them, and whoever has none yet reads all anew.

-- The latest number of what is each person's own. Its row is locked by whoever takes the next.
create table own_revs (
  user_id uuid   not null primary key references users (id),
  rev     bigint not null
);

-- The number of each thing's newest change. Its state is where it lives; what is gone keeps its row.
create table own_changes (
  user_id uuid   not null references users (id),
  what    text   not null,
  key     text   not null,
  rev     bigint not null,
  primary key (user_id, what, key)
);
create unique index own_changes_rev on own_changes (user_id, rev);
