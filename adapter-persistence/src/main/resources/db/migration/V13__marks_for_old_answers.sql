-- By itself, for then nobody waits for the table: answers that come meanwhile are marked by their trigger.
update messages m set has_replies = true
from (select distinct room_id, reply_to from messages where reply_to is not null) answered
where m.room_id = answered.room_id and m.seq = answered.reply_to and not m.has_replies;
