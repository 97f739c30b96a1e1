package org.folkmoot.load.check;

import java.util.List;
import org.folkmoot.load.client.MessageState;

/** Counts anew what is unread, by the contract's words, and compares. */
final class Unread {
  /** Nobody counts further. */
  private static final long MOST = 1_000;

  private Unread() {}

  static void check(Run run, Violations found) {
    for (Run.Counted counted : run.counts()) {
      Truth.Room room = run.truth().rooms().get(counted.room());
      Truth.Member member = room == null ? null : room.members().get(counted.username());
      if (room == null || member == null || !member.isIn()) {
        found.add(
            Violation.Kind.MISCOUNTED,
            "%s is told of %s, and isn't in it",
            counted.username(),
            counted.room());
        continue;
      }
      List<MessageState> all =
          room.messages().stream().filter(message -> isUnread(message, member)).toList();
      long unread = Math.min(MOST, all.size());
      long mentions =
          all.stream()
              .filter(message -> message.mentions().contains(member.username()))
              .limit(MOST)
              .count();
      if (counted.head() != room.head()
          || counted.readSeq() != member.readSeq()
          || counted.unread() != unread
          || counted.mentions() != mentions) {
        found.add(
            Violation.Kind.MISCOUNTED,
            "%s in %s: told head %d, read %d, unread %d, mentions %d; true are %d, %d, %d, %d",
            counted.username(),
            counted.room(),
            counted.head(),
            counted.readSeq(),
            counted.unread(),
            counted.mentions(),
            room.head(),
            member.readSeq(),
            unread,
            mentions);
      }
    }
  }

  private static boolean isUnread(MessageState message, Truth.Member member) {
    return message.seq() > member.readSeq()
        && message.seq() >= member.visibleFrom()
        && !message.sender().equals(member.username())
        && !message.deleted()
        && (message.thread() == 0 || message.alsoInRoom())
        && !message.kind().equals("system");
  }
}
