-- Which replicas there are and what each of them knows, so that what is new is written only once all know it. A
-- replica of the version before has no row; it is seen by the name of its connections.
create table replicas (
  id    uuid   not null primary key,
  level int    not null,
  beats bigint not null
);

-- What all have known once. It only rises, for what was written stays written.
alter table epoch add column level int not null default 1;
