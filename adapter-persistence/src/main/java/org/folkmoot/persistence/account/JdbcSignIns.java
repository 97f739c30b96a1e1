package org.folkmoot.persistence.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** Sign-ins in PostgreSQL. */
@Singleton
public final class JdbcSignIns implements SignIns {
  // One statement takes 65,535 parameters at the most.
  private static final int IDS_AT_ONCE = 10_000;

  private final SignInRows rows;
  private final Database database;

  JdbcSignIns(SignInRows rows, Database database) {
    this.rows = rows;
    this.database = database;
  }

  @Override
  public void add(SignIn signIn) {
    database.call(() -> rows.save(SignInRow.from(signIn)));
  }

  @Override
  public Optional<SignIn> lock(SignInId id) {
    return database.call(() -> rows.lock(id.value())).map(SignInRow::to);
  }

  @Override
  public void turned(SignInId id, int generation, Instant now) {
    database.run(() -> rows.turned(id.value(), generation, now));
  }

  @Override
  public void revoke(SignInId id, Instant now) {
    database.run(() -> rows.revoke(id.value(), now));
  }

  @Override
  public Set<SignInId> good(Collection<SignInId> ids) {
    List<UUID> all = ids.stream().map(SignInId::value).toList();
    Set<SignInId> good = new HashSet<>();
    for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
      List<UUID> some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
      database.call(() -> rows.good(some)).forEach(id -> good.add(new SignInId(id)));
    }
    return good;
  }

  @Override
  public List<SignIn> of(UserId user) {
    return database
        .call(() -> rows.findByUserIdAndRevokedAtIsNullOrderByUsedAtDesc(user.value()))
        .stream()
        .map(SignInRow::to)
        .toList();
  }
}
