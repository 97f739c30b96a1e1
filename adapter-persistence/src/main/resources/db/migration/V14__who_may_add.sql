-- Whom somebody lets bring them into rooms: everyone, sharedRoom or nobody. Null is everyone: so is whoever hasn't
-- chosen, and whoever registers through a replica of the version before, which knows of no such choice.
alter table users add column who_may_add text;
