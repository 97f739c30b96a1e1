package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** Invitations in PostgreSQL. */
@Singleton
public final class JdbcInvites implements Invites {
  private static final String SHOWN =
      """
      select i.*, u.id as inviter_id, u.username as inviter_username,
        u.display_name as inviter_display_name, r.name, r.member_count
      from invites i join rooms r on r.id = i.room_id and r.deleted_at is null
      join users u on u.id = i.created_by
      """;

  private final Database database;

  public JdbcInvites(Database database) {
    this.database = database;
  }

  @Override
  public void add(Invite invite, String codeHash) {
    String sql =
        """
        insert into invites (id, room_id, code_hash, created_by, created_at, expires_at, max_uses)
        values (?, ?, ?, ?, ?, ?, ?)""";
    database.statement(
        c ->
            update(
                c,
                sql,
                invite.id(),
                invite.room().value(),
                codeHash,
                invite.by().value(),
                Columns.time(invite.createdAt()),
                Columns.time(invite.expiresAt()),
                invite.maxUses()));
  }

  @Override
  public Optional<Shown> byCode(String codeHash) {
    return database.statement(
        c ->
            query(c, SHOWN + "where i.code_hash = ?", JdbcInvites::shown, codeHash).stream()
                .findFirst());
  }

  @Override
  public List<Shown> of(RoomId room, Instant now, int limit) {
    String sql =
        SHOWN
            + """
              where i.room_id = ? and i.revoked_at is null and i.expires_at > ?
                and (i.max_uses is null or i.uses < i.max_uses)
              order by i.created_at desc, i.id desc limit ?""";
    return database.statement(
        c -> query(c, sql, JdbcInvites::shown, room.value(), Columns.time(now), limit));
  }

  @Override
  public void used(UUID invite) {
    database.statement(c -> update(c, "update invites set uses = uses + 1 where id = ?", invite));
  }

  @Override
  public boolean revoke(RoomId room, UUID invite, Instant now) {
    String sql =
        """
        update invites set revoked_at = coalesce(revoked_at, ?) where id = ? and room_id = ?""";
    return database.statement(c -> update(c, sql, Columns.time(now), invite, room.value()) == 1);
  }

  private static Shown shown(ResultSet row) throws SQLException {
    Invite invite =
        new Invite(
            Columns.id(row, "id"),
            new RoomId(Columns.id(row, "room_id")),
            new UserId(Columns.id(row, "created_by")),
            Columns.instantOf(row, "created_at"),
            Columns.instantOf(row, "expires_at"),
            row.getObject("max_uses", Integer.class),
            row.getInt("uses"),
            row.getObject("revoked_at") != null);
    return new Shown(
        invite,
        Objects.requireNonNull(Rows.ref(row, "inviter")),
        row.getString("name"),
        row.getInt("member_count"));
  }
}
