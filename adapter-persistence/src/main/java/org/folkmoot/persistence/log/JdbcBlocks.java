package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** Who is spared whom, in PostgreSQL. */
@Singleton
public final class JdbcBlocks implements Blocks {
  private final Database database;

  public JdbcBlocks(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(UserId blocker, UserId blocked, Instant now) {
    String sql =
        """
        insert into blocks (blocker, blocked, created_at) values (?, ?, ?)
        on conflict do nothing""";
    return database.statement(
        c -> update(c, sql, blocker.value(), blocked.value(), Columns.time(now)) == 1);
  }

  @Override
  public boolean remove(UserId blocker, UserId blocked) {
    String sql = "delete from blocks where blocker = ? and blocked = ?";
    return database.statement(c -> update(c, sql, blocker.value(), blocked.value()) == 1);
  }

  @Override
  public List<UserRef> of(UserId blocker) {
    String sql =
        """
        select u.id, u.username, u.display_name from blocks b join users u on u.id = b.blocked
        where b.blocker = ? order by u.username_key""";
    return database.statement(
        c ->
            query(
                c,
                sql,
                row ->
                    new UserRef(
                        row.getString("id"),
                        row.getString("username"),
                        row.getString("display_name"),
                        null),
                blocker.value()));
  }

  @Override
  public boolean isBlockedByAny(UserId somebody, Collection<UserId> people) {
    String sql = "select 1 from blocks where blocked = ? and blocker = any(?) limit 1";
    return database.statement(
        c ->
            !query(c, sql, row -> row.getInt(1), somebody.value(), uuids(c, people, UserId::value))
                .isEmpty());
  }
}
