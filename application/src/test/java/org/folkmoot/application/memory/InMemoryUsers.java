package org.folkmoot.application.memory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.domain.user.WhoMayAdd;
import org.jspecify.annotations.Nullable;

/** Accounts in an {@link InMemoryStore}. */
public final class InMemoryUsers implements Users {
  private final InMemoryStore store;

  public InMemoryUsers(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Added add(User user, String passwordHash) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  if (byUsername(user.username()).isPresent()) {
                    return Added.USERNAME_TAKEN;
                  }
                  EmailAddress email = user.email();
                  if (email != null && byEmail(email.key()).isPresent()) {
                    return Added.EMAIL_TAKEN;
                  }
                  store.put(t.users, user.id(), new Login(user, passwordHash));
                  return Added.DONE;
                }));
  }

  @Override
  public Optional<User> lock(UserId id) {
    return byId(id);
  }

  @Override
  public boolean change(User user) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  EmailAddress email = user.email();
                  boolean taken =
                      email != null
                          && byEmail(email.key())
                              .filter(other -> !other.user().id().equals(user.id()))
                              .isPresent();
                  Login known = t.users.get(user.id());
                  if (taken || known == null) {
                    return false;
                  }
                  store.put(t.users, user.id(), new Login(user, known.passwordHash()));
                  return true;
                }));
  }

  @Override
  public boolean showsReading(UserId id) {
    return store.statement(t -> !t.keptToThemselves.contains(id));
  }

  @Override
  public void showReading(UserId id, boolean shown) {
    store.write(
        () ->
            store.statement(
                t -> shown ? t.keptToThemselves.remove(id) : t.keptToThemselves.add(id)));
  }

  @Override
  public WhoMayAdd whoMayAdd(UserId id) {
    return store.statement(t -> t.mayAdd.getOrDefault(id, WhoMayAdd.EVERYONE));
  }

  @Override
  public void letAdd(UserId id, WhoMayAdd who) {
    store.write(
        () ->
            store.statement(
                t -> {
                  store.put(t.mayAdd, id, who);
                  return true;
                }));
  }

  @Override
  public void changePassword(UserId id, String passwordHash) {
    store.write(
        () ->
            store.statement(
                t -> {
                  Login known = t.users.get(id);
                  if (known != null) {
                    store.put(t.users, id, new Login(known.user(), passwordHash));
                  }
                  return true;
                }));
  }

  @Override
  public Optional<User> byId(UserId id) {
    return store.statement(t -> Optional.ofNullable(t.users.get(id)).map(Login::user));
  }

  @Override
  public Optional<User> byUsername(Username username) {
    return byLogin(username.value())
        .map(Login::user)
        .filter(u -> u.username().key().equals(username.key()));
  }

  @Override
  public List<User> called(Collection<Username> names) {
    return names.stream().distinct().flatMap(name -> byUsername(name).stream()).toList();
  }

  @Override
  public List<User> withIds(Collection<UserId> ids) {
    return ids.stream().distinct().flatMap(id -> byId(id).stream()).toList();
  }

  private Optional<Login> byEmail(String key) {
    return store.statement(
        t -> t.users.values().stream().filter(l -> isAt(l.user().email(), key)).findFirst());
  }

  private static boolean isAt(@Nullable EmailAddress email, String key) {
    return email != null && email.key().equals(key);
  }

  @Override
  public Optional<Login> byLogin(String login) {
    String key = login.toLowerCase(Locale.ROOT);
    return store
        .statement(
            t ->
                t.users.values().stream()
                    .filter(l -> l.user().username().key().equals(key))
                    .findFirst())
        .or(() -> byEmail(key));
  }

  @Override
  public boolean anyPerson() {
    return store.statement(t -> t.users.values().stream().anyMatch(l -> !l.user().bot()));
  }

  @Override
  public List<User> named(String beginning, int limit) {
    String key = beginning.toLowerCase(Locale.ROOT);
    return store.statement(
        t ->
            t.users.values().stream()
                .map(Login::user)
                .filter(u -> u.username().key().startsWith(key))
                .sorted((a, b) -> a.username().key().compareTo(b.username().key()))
                .limit(limit)
                .toList());
  }
}
