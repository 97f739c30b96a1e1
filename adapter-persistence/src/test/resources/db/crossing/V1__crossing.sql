update public.first set id = id + 1;
select pg_sleep(1);
update public.second set id = id + 1;
