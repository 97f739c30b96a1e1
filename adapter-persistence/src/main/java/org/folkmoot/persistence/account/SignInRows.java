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

/** The table of sign-ins. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SignInRows extends GenericRepository<SignInRow, UUID> {
  SignInRow save(SignInRow row);

  @Query("select * from sign_ins where id = :id for update")
  Optional<SignInRow> lock(UUID id);

  @Query(
      """
      update sign_ins set generation = :generation, turned_at = :now, used_at = :now
      where id = :id""")
  void turned(UUID id, int generation, Instant now);

  @Query("update sign_ins set revoked_at = :now where id = :id and revoked_at is null")
  void revoke(UUID id, Instant now);

  @Query("select id from sign_ins where id in (:ids) and revoked_at is null")
  List<UUID> good(Collection<UUID> ids);

  List<SignInRow> findByUserIdAndRevokedAtIsNullOrderByUsedAtDesc(UUID userId);
}
