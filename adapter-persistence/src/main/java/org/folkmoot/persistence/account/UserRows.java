package org.folkmoot.persistence.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of accounts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface UserRows extends GenericRepository<UserRow, UUID> {
  Optional<UserRow> findById(UUID id);

  Optional<UserRow> findByUsernameKey(String usernameKey);

  Optional<UserRow> findByEmailKey(String emailKey);

  List<UserRow> findByUsernameKeyIn(Collection<String> usernameKeys);

  List<UserRow> findByIdIn(Collection<UUID> ids);

  boolean existsByBotFalse();

  @Query(
      """
      select * from users where username_key >= :beginning
        and username_key < :beyond order by username_key limit :most""")
  List<UserRow> named(String beginning, String beyond, int most);

  @Query("select * from users where id = :id for update")
  Optional<UserRow> lock(UUID id);

  @Query("select 1 from (select pg_advisory_xact_lock(hashtextextended(:emailKey, 0))) locked")
  int lockAddress(String emailKey);

  @Query(
      """
      update users set display_name = :displayName, email = :email, email_key = :emailKey,
        bio = :bio, status = :status
      where id = :id
        and not exists (select 1 from users o where o.email_key = :emailKey and o.id <> :id)""")
  int change(
      UUID id,
      String displayName,
      @Nullable String email,
      @Nullable String emailKey,
      @Nullable String bio,
      @Nullable String status);

  @Query("select shows_reading from users where id = :id")
  Optional<Boolean> showsReading(UUID id);

  @Query("update users set shows_reading = :shown where id = :id")
  void showReading(UUID id, boolean shown);

  @Query("select coalesce(who_may_add, 'everyone') from users where id = :id")
  Optional<String> whoMayAdd(UUID id);

  @Query("update users set who_may_add = :who where id = :id")
  void letAdd(UUID id, String who);

  @Query("update users set password_hash = :passwordHash where id = :id")
  void changePassword(UUID id, String passwordHash);

  // A failed insert would end the transaction; this one only says that it did nothing.
  @Query(
      """
      insert into users (id, username, username_key, display_name, email, email_key, bio, status,
        password_hash, admin, bot, created_at)
      values (:id, :username, :usernameKey, :displayName, :email, :emailKey, :bio, :status,
        :passwordHash, :admin, :bot, :createdAt)
      on conflict do nothing""")
  int insert(
      UUID id,
      String username,
      String usernameKey,
      String displayName,
      @Nullable String email,
      @Nullable String emailKey,
      @Nullable String bio,
      @Nullable String status,
      String passwordHash,
      boolean admin,
      boolean bot,
      Instant createdAt);
}
