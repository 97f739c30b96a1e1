-- Whether others see how far somebody has read.
alter table users add column shows_reading boolean not null default true;
