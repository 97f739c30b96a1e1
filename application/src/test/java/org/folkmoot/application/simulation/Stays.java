package org.folkmoot.application.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** From which seq to which who was in which room, in each history: what may be told to them. */
final class Stays {
  private record Whose(RoomId room, UserId user) {}

  private static final class Book extends HashMap<Whose, List<long[]>> {
    private static final long serialVersionUID = 1L;

    Book copy() {
      Book copy = new Book();
      forEach(
          (whose, all) ->
              copy.put(whose, new ArrayList<>(all.stream().map(long[]::clone).toList())));
      return copy;
    }
  }

  /** All stays up to some time. */
  static final class Backup {
    private final Book book;

    private Backup(Book book) {
      this.book = book;
    }
  }

  private final Map<String, Book> histories = new HashMap<>();
  private Book now = new Book();

  Stays(String epoch) {
    histories.put(epoch, now);
  }

  void note(Member member) {
    if (!member.wasEverIn()) {
      return;
    }
    List<long[]> all =
        now.computeIfAbsent(new Whose(member.room(), member.user()), w -> new ArrayList<>());
    if (all.isEmpty() || all.getLast()[0] != member.joined().value()) {
      all.add(new long[] {member.joined().value(), Long.MAX_VALUE});
    }
    if (member.left() != null) {
      all.getLast()[1] = member.left().value();
    }
  }

  boolean wasIn(String epoch, UserId user, RoomId room, long seq) {
    return histories
        .getOrDefault(epoch, new Book())
        .getOrDefault(new Whose(room, user), List.of())
        .stream()
        .anyMatch(stay -> seq >= stay[0] && seq <= stay[1]);
  }

  Backup backUp() {
    return new Backup(now.copy());
  }

  void restore(Backup backup, String epoch) {
    now = backup.book.copy();
    histories.put(epoch, now);
  }
}
