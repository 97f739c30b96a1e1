-- When people were last here. Apart from their accounts: it changes each minute, and those hardly ever.
create table sightings (
  user_id      uuid        not null primary key,
  last_seen_at timestamptz not null
)
with (fillfactor = 70);
