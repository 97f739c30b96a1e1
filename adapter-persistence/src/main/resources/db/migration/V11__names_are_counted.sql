-- How often names have changed, whoever's, so that whoever remembers some can tell that theirs may be old.
alter table epoch add column names bigint not null default 0;
create function count_names() returns trigger language plpgsql as $$
begin
  update epoch set names = names + 1;
  return null;
end $$;
create trigger users_names after update of username, display_name on users
  for each row
  when ((old.username, old.display_name) is distinct from (new.username, new.display_name))
  execute function count_names();
