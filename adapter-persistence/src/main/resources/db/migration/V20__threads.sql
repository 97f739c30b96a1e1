-- A replica of the version before writes into no thread, for none is begun while one lives. One that comes back shows
-- and counts what is said in threads as if it were said in the room, and leaves all marks where they are.
--
-- The seq of the message that a message's thread hangs on, and whether the room shows it all the same. has_thread marks
-- a message that something ever hung on, so that others are spared the look.
alter table messages
  add column thread       bigint,
  add column also_in_room boolean,
  add column has_thread   boolean not null default false;
create index messages_thread on messages (room_id, thread, seq) include (sender_id, deleted_at)
  where thread is not null;

-- What is unread is counted in the primary key alone, which must know what the room doesn't show. Whoever reads or
-- posts waits while it is built anew, a second or two for a million messages.
alter table messages drop constraint messages_pkey,
  add primary key (room_id, seq) include (sender_id, kind, deleted_at, thread, also_in_room);

create function mark_threaded() returns trigger language plpgsql set search_path from current as $$
begin
  update messages set has_thread = true
  where room_id = new.room_id and seq = new.thread and not has_thread;
  return null;
end $$;
create trigger messages_threaded after insert on messages
  for each row
  when (new.thread is not null)
  execute function mark_threaded();
create trigger messages_moved after update of thread on messages
  for each row
  when (new.thread is not null and new.thread is distinct from old.thread)
  execute function mark_threaded();
