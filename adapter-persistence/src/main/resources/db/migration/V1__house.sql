-- The tables are their own log: whatever changes in a room takes the room's next number, and the row
-- that changed keeps it. Catching up is reading what changed after a number.
--
-- There are no foreign keys on the tables that every post writes to: the room's row lock and the
-- ledger's rules hold them together, and a key would cost a look-up and a lock for each row.

-- Names this history of the database. A restore writes another one.
create table epoch (
  id text not null
);
insert into epoch (id) values (replace(gen_random_uuid()::text, '-', ''));

-- The history's name with PostgreSQL's own timeline, which changes when a standby takes over.
create function current_epoch() returns text
  language sql stable
  return (select id from epoch) || '-' || substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8);

create table users (
  id            uuid        not null primary key,
  username      text        not null,
  username_key  text collate "C" not null,
  display_name  text        not null,
  email         text,
  email_key     text collate "C",
  bio           text,
  status        text,
  password_hash text        not null,
  admin         boolean     not null,
  bot           boolean     not null,
  created_at    timestamptz not null,
  -- Grows with each of the user's comings and goings.
  rooms_version bigint      not null default 0
);
create unique index users_username on users (username_key);
create unique index users_email on users (email_key) where email_key is not null;
create index users_people on users (created_at) where not bot;

-- The server's own voice. Nobody can sign in as it: no password has this hash.
insert into users (id, username, username_key, display_name, password_hash, admin, bot, created_at)
values ('00000000-0000-0000-0000-000000000001', 'folkmoot', 'folkmoot', 'Folkmoot', '', false, true,
        '2026-01-01T00:00:00Z');

create table sign_ins (
  id         uuid        not null primary key,
  user_id    uuid        not null references users (id),
  created_at timestamptz not null,
  used_at    timestamptz not null,
  generation int         not null,
  turned_at  timestamptz not null,
  revoked_at timestamptz,
  client     text        not null
);
create index sign_ins_of_user on sign_ins (user_id) where revoked_at is null;

create table spent_tickets (
  id         uuid        not null primary key,
  expires_at timestamptz not null
);
create index spent_tickets_over on spent_tickets (expires_at);

create table rooms (
  id           uuid        not null primary key,
  kind         text        not null,
  name         text        not null,
  name_key     text collate "C" not null,
  description  text        not null,
  visibility   text        not null,
  head         bigint      not null,
  changed      bigint      not null,
  event        text        not null,
  first_seq    bigint      not null,
  member_count int         not null,
  archived_at  timestamptz,
  deleted_at   timestamptz,
  created_by   uuid        not null,
  created_at   timestamptz not null
)
-- Every post changes a room's row; with room on its page that touches no index.
with (fillfactor = 50);
create unique index rooms_public_name on rooms (name_key)
  where kind = 'room' and visibility = 'public' and deleted_at is null;

create table memberships (
  room_id      uuid        not null,
  user_id      uuid        not null,
  role         text        not null,
  changed      bigint      not null,
  event        text        not null,
  joined_seq   bigint      not null,
  left_seq     bigint,
  visible_from bigint      not null,
  joined_at    timestamptz not null,
  muted_until  timestamptz,
  banned_until timestamptz,
  read_seq     bigint      not null,
  read_rev     bigint      not null default 0,
  primary key (room_id, user_id)
)
with (fillfactor = 80);
create index memberships_of_user on memberships (user_id) where left_seq is null;
create index memberships_changed on memberships (room_id, changed);
create index memberships_owners on memberships (room_id) where role = 'owner' and left_seq is null;

create table messages (
  room_id      uuid        not null,
  seq          bigint      not null,
  changed      bigint      not null,
  kind         text        not null,
  sender_id    uuid        not null,
  client_id    text,
  body         text        not null,
  created_at   timestamptz not null,
  edited_at    timestamptz,
  deleted_at   timestamptz,
  reply_to     bigint,
  mentions     text[],
  told_event text,
  told_user  uuid,
  by_user      uuid,
  by_emoji     text,
  by_on        boolean,
  reacted      boolean     not null default false,
  primary key (room_id, seq)
);
-- A belt: the look under the lock is what finds a retry.
create unique index messages_client_id on messages (room_id, sender_id, client_id)
  where client_id is not null;
create index messages_changed on messages (room_id, changed) where changed <> seq;
create index messages_replies on messages (room_id, reply_to, seq) where reply_to is not null;

create table reactions (
  room_id uuid   not null,
  seq     bigint not null,
  emoji   text   not null,
  user_id uuid   not null,
  -- The number of the change that added it: reactions are shown in this order.
  added   bigint not null,
  primary key (room_id, seq, emoji, user_id)
);
