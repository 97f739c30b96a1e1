package org.folkmoot.application.account;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Tells a socket, from now on, how these people are here. Names that nobody has are left out. */
public final class WatchPeople {
  /** More don't fit beside a room on any screen. */
  public static final int PEOPLE_MAX = 200;

  private final Users users;

  public WatchPeople(Users users) {
    this.users = users;
  }

  public Decision<Integer> watch(ClientSession watcher, Collection<String> names) {
    if (names.size() > PEOPLE_MAX) {
      return Decision.refused(Refusal.invalid("users must be at most " + PEOPLE_MAX));
    }
    Map<UserId, Username> people = new HashMap<>();
    for (User user :
        users.called(names.stream().filter(Username::couldBe).map(Username::new).toList())) {
      people.put(user.id(), user.username());
    }
    watcher.watch(people);
    return Decision.accepted(people.size());
  }
}
