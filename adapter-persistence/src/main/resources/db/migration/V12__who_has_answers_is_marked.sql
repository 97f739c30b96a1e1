-- Whether a message was ever answered, so that whoever reads fifty of them looks for answers to few. The mark
-- stays when the answers are deleted. A trigger sets it: a replica of the version before, which knows no mark,
-- may still post. Whoever writes an answer holds the room, and so nobody else changes the answered one meanwhile.
alter table messages add column has_replies boolean not null default false;
create function mark_answered() returns trigger language plpgsql set search_path from current as $$
begin
  update messages set has_replies = true
  where room_id = new.room_id and seq = new.reply_to and not has_replies;
  return null;
end $$;
create trigger messages_answered after insert on messages
  for each row
  when (new.reply_to is not null)
  execute function mark_answered();
