-- Longer than the pool lets anything take, and silent meanwhile.
select pg_sleep(3.5);
