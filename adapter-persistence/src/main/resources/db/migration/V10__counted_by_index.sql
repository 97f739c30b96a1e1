-- What somebody hasn't read is counted in the primary key alone: rooms that are busy at once lie mixed in
-- the table, so that a thousand messages of one of them are on a thousand pages. Whoever reads or posts waits
-- while the index is built, a second or two for a million messages.
alter table messages drop constraint messages_pkey,
  add primary key (room_id, seq) include (sender_id, kind, deleted_at);
-- A message is counted without a look at its page once that was vacuumed. To do so ten times as often costs
-- little, for pages that were done are left out.
alter table messages set (autovacuum_vacuum_insert_scale_factor = 0.02);
