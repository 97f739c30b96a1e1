-- A replica of the version before neither writes nor reads these. Somebody whom it mutes or bans beside this one is
-- free again at the time, as ever, but nobody is told then; if it unmutes them, the job finds nothing to do.

-- What must happen at a time, until it has. Whoever does it claims it for a while; then it is free again.
create table due_jobs (
  kind          text        not null,
  id            text        not null,
  at            timestamptz not null,
  claimed_until timestamptz not null,
  tries         int         not null default 0,
  primary key (kind, id)
);
create index due_jobs_at on due_jobs (kind, at);

-- The ends of the mutes and bans that there are; what is for ever has none.
insert into due_jobs (kind, id, at, claimed_until)
select 'end-mute-or-ban', room_id || '/' || user_id,
  least(case when muted_until > now() then muted_until end, case when banned_until > now() then banned_until end),
  '-infinity'
from memberships
where (muted_until > now() and muted_until < '9999-12-31') or (banned_until > now() and banned_until < '9999-12-31');
