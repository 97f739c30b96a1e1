-- What must happen at a time, until it has. Whoever does it claims it for a while; then it is free again.
create table due_things (
  kind          text        not null,
  id            text        not null,
  at            timestamptz not null,
  claimed_until timestamptz not null,
  tries         int         not null default 0,
  primary key (kind, id)
);
create index due_things_at on due_things (kind, at);
