alter table public.busy add column note text;
