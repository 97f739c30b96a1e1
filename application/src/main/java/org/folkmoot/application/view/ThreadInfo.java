package org.folkmoot.application.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on a message, as of the reading: how many messages that stand, and who wrote the
 * latest of them.
 *
 * @param people the latest first
 */
public record ThreadInfo(int count, long lastSeq, String lastAt, List<UserRef> people) {
  /** So many faces fit on a line. */
  public static final int PEOPLE_MAX = 3;

  public ThreadInfo {
    people = List.copyOf(people);
  }

  /** The thread with one more message, which is its latest. */
  public static ThreadInfo after(@Nullable ThreadInfo before, UserRef sender, long seq, String at) {
    List<UserRef> people = new ArrayList<>(List.of(sender));
    if (before != null) {
      before.people().stream()
          .filter(one -> !one.id().equals(sender.id()))
          .limit(PEOPLE_MAX - 1)
          .forEach(people::add);
    }
    return new ThreadInfo(before == null ? 1 : before.count() + 1, seq, at, people);
  }
}
