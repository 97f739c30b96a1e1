package org.folkmoot.application.account;

import java.util.Optional;
import org.folkmoot.application.live.Presence;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Shows somebody to themselves and to others. */
public final class WhoAmI {
  private final Users users;
  private final Presence presence;

  public WhoAmI(Users users, Presence presence) {
    this.users = users;
    this.presence = presence;
  }

  public Optional<Me> me(UserId id) {
    return users.byId(id).map(this::me);
  }

  public Me me(User user) {
    return new Me(
        user.id().toString(),
        user.username().value(),
        user.displayName().value(),
        null,
        user.bio(),
        user.status(),
        presence.isOnline(user.id()),
        null,
        user.bot(),
        user.email() == null ? null : user.email().value(),
        user.admin());
  }

  public Optional<UserView> other(Username username) {
    return users.byUsername(username).map(this::shown);
  }

  private UserView shown(User user) {
    return new UserView(
        user.id().toString(),
        user.username().value(),
        user.displayName().value(),
        null,
        user.bio(),
        user.status(),
        presence.isOnline(user.id()),
        null,
        user.bot());
  }
}
