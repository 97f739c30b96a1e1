-- Most messages name nobody. Those that do are looked through by themselves, for whom they name.
create index messages_naming on messages (room_id, seq) where mentions is not null;
