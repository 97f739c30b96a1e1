-- Who is in a direct room, in the order of their ids. One set of people has one room, whoever asks first.
alter table rooms add column people uuid[];
create unique index rooms_of_people on rooms (people) where people is not null;

-- Where the room's head was when its member put it away. The next message brings it back.
alter table memberships add column closed_seq bigint;

create table blocks (
  blocked    uuid        not null references users (id),
  blocker    uuid        not null references users (id),
  created_at timestamptz not null,
  -- In this order, for each post to a direct room asks who blocks its sender.
  primary key (blocked, blocker)
);
create index blocks_of_blocker on blocks (blocker);

create table invites (
  id         uuid        not null primary key,
  room_id    uuid        not null,
  -- Whoever reads the table can't use what is in it: only a hash of the code is kept.
  code_hash  text collate "C" not null,
  created_by uuid        not null references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  max_uses   int,
  uses       int         not null default 0,
  revoked_at timestamptz
);
create unique index invites_code on invites (code_hash);
create index invites_of_room on invites (room_id, created_at) where revoked_at is null;
