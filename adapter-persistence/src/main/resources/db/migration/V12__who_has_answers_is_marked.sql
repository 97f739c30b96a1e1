-- Whether a message was ever answered, so that whoever reads fifty of them looks for answers to few. The mark
-- stays when the answers are deleted. Of what was said before, nothing is known, and answers are looked for as
-- ever: to mark it all would hold its rows against those who post. A trigger sets the mark, for a replica of the
-- version before, which knows of none, may still post.
alter table messages add column has_replies boolean;
alter table messages alter column has_replies set default false;
create function mark_answered() returns trigger language plpgsql set search_path from current as $$
begin
  update messages set has_replies = true
  where room_id = new.room_id and seq = new.reply_to and has_replies is not true;
  return null;
end $$;
create trigger messages_answered after insert on messages
  for each row
  when (new.reply_to is not null)
  execute function mark_answered();
