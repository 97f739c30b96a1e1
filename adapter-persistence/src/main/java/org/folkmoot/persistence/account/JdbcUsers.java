package org.folkmoot.persistence.account;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.domain.user.WhoMayAdd;
import org.folkmoot.persistence.database.Database;

/** Accounts in PostgreSQL. */
@Singleton
public final class JdbcUsers implements Users {
  private final UserRows rows;
  private final Database database;

  JdbcUsers(UserRows rows, Database database) {
    this.rows = rows;
    this.database = database;
  }

  @Override
  public Added add(User user, String passwordHash) {
    UserRow row = UserRow.from(user, passwordHash);
    return database.call(
        () -> {
          lockAddress(row);
          if (insert(row) == 1) {
            return Added.DONE;
          }
          return rows.findByUsernameKey(row.usernameKey()).isPresent()
              ? Added.USERNAME_TAKEN
              : Added.EMAIL_TAKEN;
        });
  }

  private int insert(UserRow row) {
    return rows.insert(
        row.id(),
        row.username(),
        row.usernameKey(),
        row.displayName(),
        row.email(),
        row.emailKey(),
        row.bio(),
        row.status(),
        row.passwordHash(),
        row.admin(),
        row.bot(),
        row.createdAt());
  }

  // Of two who want one address at once, the second looks when the first has it.
  private void lockAddress(UserRow row) {
    if (row.emailKey() != null) {
      rows.lockAddress(row.emailKey());
    }
  }

  @Override
  public Optional<User> lock(UserId id) {
    return database.call(() -> rows.lock(id.value())).map(UserRow::to);
  }

  @Override
  public boolean change(User user) {
    UserRow row = UserRow.from(user, "");
    return database.call(
            () -> {
              lockAddress(row);
              return rows.change(
                  row.id(),
                  row.displayName(),
                  row.email(),
                  row.emailKey(),
                  row.bio(),
                  row.status());
            })
        == 1;
  }

  @Override
  public boolean showsReading(UserId id) {
    return database.call(() -> rows.showsReading(id.value())).orElse(true);
  }

  @Override
  public void showReading(UserId id, boolean shown) {
    database.run(() -> rows.showReading(id.value(), shown));
  }

  // A word that this version doesn't know is a newer one's, and certainly no wider than these.
  @Override
  public WhoMayAdd whoMayAdd(UserId id) {
    return database
        .call(() -> rows.whoMayAdd(id.value()))
        .map(
            word ->
                Arrays.stream(WhoMayAdd.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElse(WhoMayAdd.NOBODY))
        .orElse(WhoMayAdd.EVERYONE);
  }

  @Override
  public void letAdd(UserId id, WhoMayAdd who) {
    database.run(() -> rows.letAdd(id.value(), who.word()));
  }

  @Override
  public void changePassword(UserId id, String passwordHash) {
    database.run(() -> rows.changePassword(id.value(), passwordHash));
  }

  @Override
  public Optional<User> byId(UserId id) {
    return database.call(() -> rows.findById(id.value())).map(UserRow::to);
  }

  @Override
  public Optional<User> byUsername(Username username) {
    return database.call(() -> rows.findByUsernameKey(username.key())).map(UserRow::to);
  }

  @Override
  public List<User> called(Collection<Username> names) {
    List<String> keys = names.stream().map(Username::key).distinct().toList();
    return keys.isEmpty()
        ? List.of()
        : database.call(() -> rows.findByUsernameKeyIn(keys)).stream().map(UserRow::to).toList();
  }

  @Override
  public List<User> withIds(Collection<UserId> ids) {
    List<UUID> all = ids.stream().map(UserId::value).distinct().toList();
    return all.isEmpty()
        ? List.of()
        : database.call(() -> rows.findByIdIn(all)).stream().map(UserRow::to).toList();
  }

  @Override
  public Optional<Login> byLogin(String login) {
    String key = login.toLowerCase(Locale.ROOT);
    return database
        .call(() -> rows.findByUsernameKey(key).or(() -> rows.findByEmailKey(key)))
        .filter(row -> !row.bot())
        .map(row -> new Login(row.to(), row.passwordHash()));
  }

  @Override
  public boolean anyPerson() {
    return database.call(rows::existsByBotFalse);
  }

  @Override
  public List<User> named(String beginning, int limit) {
    String key = beginning.toLowerCase(Locale.ROOT);
    // The greatest character of all ends the range of names that begin so.
    return database.call(() -> rows.named(key, key + "\uDBFF\uDFFD", limit)).stream()
        .map(UserRow::to)
        .toList();
  }
}
