package org.folkmoot.bootstrap.database;

import org.postgresql.util.PasswordUtil;

/**
 * Who may do what in the embedded PostgreSQL, as one statement that can be made again and again.
 */
final class Roles {
  private Roles() {}

  /**
   * For the database that it is made in. Role 10 is the one that a cluster begins with; it was
   * Folkmoot's own once. Then it gives its name up, and all that it has made.
   *
   * @param password kept as what it can be checked with; it isn't in the statement, so in no log
   */
  static String sql(String password) {
    return SQL.replace("VERIFIER", PasswordUtil.encodeScramSha256(password.toCharArray()));
  }

  private static final String SQL =
      """
      do $$
      declare
        boss text;
        change text;
      begin
        select rolname into boss from pg_authid where oid = 10;
        if boss = 'folkmoot' then
          select case when count(*) = 0 then 'postgres' else 'folkmoot_superuser' end into boss
          from pg_authid where rolname = 'postgres';
          create role folkmoot_renaming superuser;
          set session authorization folkmoot_renaming;
          execute format('alter role folkmoot rename to %I', boss);
          execute format('set session authorization %I', boss);
          drop role folkmoot_renaming;
        end if;
        execute format('alter role %I password null', boss);
        if not exists (select from pg_authid where rolname = 'folkmoot') then
          create role folkmoot;
        end if;
        alter role folkmoot login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
          password 'VERIFIER';
        if exists (select from pg_database where datname = 'folkmoot') then
          alter database folkmoot owner to folkmoot;
        end if;
        for change in
          with ours as (
            select oid, nspname from pg_namespace
            where nspname !~ '^pg_' and nspname <> 'information_schema'),
          attached as (
            select classid, objid from pg_depend where deptype in ('a', 'i', 'e'))
          select format('schema %I', nspname) from ours natural join pg_namespace
          where nspowner = 10
          union all
          select format('table %s', oid::regclass) from pg_class
          where relowner = 10 and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
            and relnamespace in (select oid from ours)
            and ('pg_class'::regclass, oid) not in (table attached)
          union all
          select format('routine %s', oid::regprocedure) from pg_proc
          where proowner = 10 and pronamespace in (select oid from ours)
            and ('pg_proc'::regclass, oid) not in (table attached)
          union all
          select format('type %s', oid::regtype) from pg_type
          where typowner = 10 and typnamespace in (select oid from ours)
            and (typtype in ('d', 'e', 'r')
              or typrelid in (select oid from pg_class where relkind = 'c'))
            and ('pg_type'::regclass, oid) not in (table attached)
          union all
          select format('statistics %I.%I', nspname, stxname)
          from pg_statistic_ext join ours on ours.oid = stxnamespace
          where stxowner = 10
        loop
          execute format('alter %s owner to folkmoot', change);
        end loop;
      end
      $$""";
}
