package org.folkmoot.application.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Shows people to themselves and to others. */
public final class UserDirectory {
  /** More than this nobody reads, and a page of people costs a look at each. */
  public static final int PEOPLE_MAX = 200;

  private final Users users;
  private final Presence presence;
  private final LastSeen lastSeen;

  public UserDirectory(Users users, Presence presence, LastSeen lastSeen) {
    this.users = users;
    this.presence = presence;
    this.lastSeen = lastSeen;
  }

  public Optional<Me> me(UserId id) {
    return users.byId(id).map(this::me);
  }

  /** Only by what name; whether they are here is asked of nobody. */
  public Optional<Username> username(UserId id) {
    return users.byId(id).map(User::username);
  }

  public Me me(User user) {
    return new Me(
        user.id().toString(),
        user.username().value(),
        user.displayName().value(),
        null,
        user.bio(),
        user.status(),
        presence.of(Set.of(user.id())).containsKey(user.id()),
        null,
        user.bot(),
        user.email() == null ? null : user.email().value(),
        user.admin());
  }

  public Optional<UserView> other(Username username) {
    return users.byUsername(username).map(user -> shown(List.of(user)).getFirst());
  }

  /** People whose name begins so. */
  public List<UserView> named(String beginning, int limit) {
    return shown(users.named(beginning, limit));
  }

  /** Some of those who are here now, by name. */
  public List<UserView> online() {
    List<User> here = users.withIds(presence.online(PEOPLE_MAX));
    return shown(
        here.stream().sorted((a, b) -> a.username().key().compareTo(b.username().key())).toList());
  }

  private List<UserView> shown(List<User> people) {
    List<UserId> ids = people.stream().map(User::id).toList();
    Map<UserId, Presence.State> here = presence.of(ids);
    Map<UserId, Instant> last =
        lastSeen.last(ids.stream().filter(id -> !here.containsKey(id)).toList());
    return people.stream()
        .map(user -> shown(user, here.containsKey(user.id()), last.get(user.id())))
        .toList();
  }

  private static UserView shown(User user, boolean online, @Nullable Instant lastSeen) {
    return new UserView(
        user.id().toString(),
        user.username().value(),
        user.displayName().value(),
        null,
        user.bio(),
        user.status(),
        online,
        online || lastSeen == null ? null : Moment.text(lastSeen),
        user.bot());
  }
}
