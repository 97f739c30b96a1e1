package org.folkmoot.application.room;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a room's people, by username, but those first who are here. Nobody is told twice and
 * nobody is left out, whoever comes or goes between two pages: the cursor itself says who was shown
 * out of turn. However large the room is, no more of it is read than what is shown.
 */
final class MembersOnlineFirst {
  // Of more people than these, only some are shown first. It is a look at an index for each.
  private static final int HERE_MAX = 5_000;

  // So much of an id that two people of one room hardly ever share it, and a cursor fits an
  // address.
  private static final int MARK_BYTES = 6;

  // No username has it.
  private static final char BETWEEN = '~';

  private final Rooms rooms;
  private final Presence presence;

  MembersOnlineFirst(Rooms rooms, Presence presence) {
    this.rooms = rooms;
    this.presence = presence;
  }

  /** The last name of the page before, and who was shown out of turn. */
  private record Cursor(String key, Set<Long> shown) {
    static Cursor from(String text) {
      int at = text.indexOf(BETWEEN);
      if (at < 0) {
        return new Cursor(text, Set.of());
      }
      Set<Long> shown = new HashSet<>();
      try {
        byte[] marks = Base64.getUrlDecoder().decode(text.substring(at + 1));
        for (int i = 0; i + MARK_BYTES <= marks.length; i += MARK_BYTES) {
          long mark = 0;
          for (int j = 0; j < MARK_BYTES; j++) {
            mark = (mark << 8) | (marks[i + j] & 0xff);
          }
          shown.add(mark);
        }
      } catch (IllegalArgumentException madeUp) {
        return new Cursor(text.substring(0, at), Set.of());
      }
      return new Cursor(text.substring(0, at), shown);
    }

    String text() {
      byte[] marks = new byte[shown.size() * MARK_BYTES];
      int at = 0;
      for (long mark : shown) {
        for (int j = MARK_BYTES - 1; j >= 0; j--) {
          marks[at++] = (byte) (mark >>> (8 * j));
        }
      }
      return shown.isEmpty()
          ? key
          : key + BETWEEN + Base64.getUrlEncoder().withoutPadding().encodeToString(marks);
    }
  }

  private static UserId id(MemberView member) {
    return new UserId(UUID.fromString(member.user().id()));
  }

  private static long mark(MemberView member) {
    return id(member).value().getLeastSignificantBits() & ((1L << (8 * MARK_BYTES)) - 1);
  }

  Optional<Rooms.Members> page(
      UserId reader, RoomId room, String beginning, @Nullable String after, int limit) {
    if (after != null) {
      return inTurn(reader, room, beginning, Cursor.from(after), limit).map(this::seen);
    }
    Optional<Rooms.Members> first = rooms.members(reader, room, beginning, null, limit);
    if (first.isEmpty() || first.get().next() == null) {
      return first.map(this::seen).map(MembersOnlineFirst::parted);
    }
    List<MemberView> here = rooms.membersAmong(room, presence.online(HERE_MAX), beginning, limit);
    Set<Long> shown = new HashSet<>();
    here.forEach(member -> shown.add(mark(member)));
    return inTurn(reader, room, beginning, new Cursor("", shown), limit - here.size())
        .map(
            rest -> {
              List<MemberView> items = new ArrayList<>(here);
              items.addAll(rest.items());
              return seen(new Rooms.Members(items, rest.next()));
            });
  }

  private Optional<Rooms.Members> inTurn(
      UserId reader, RoomId room, String beginning, Cursor after, int limit) {
    if (limit == 0) {
      return Optional.of(new Rooms.Members(List.of(), after.text()));
    }
    return rooms
        .members(reader, room, beginning, after.key(), limit + after.shown().size())
        .map(
            read -> {
              List<MemberView> others =
                  read.items().stream().filter(m -> !after.shown().contains(mark(m))).toList();
              String end = read.next();
              if (others.size() > limit) {
                others = others.subList(0, limit);
                end = Rooms.Members.key(others.getLast());
              }
              return new Rooms.Members(
                  others, end == null ? null : new Cursor(end, after.shown()).text());
            });
  }

  private Rooms.Members seen(Rooms.Members page) {
    Set<UserId> here =
        presence.of(page.items().stream().map(MembersOnlineFirst::id).toList()).keySet();
    return new Rooms.Members(
        page.items().stream().map(m -> m.withOnline(here.contains(id(m)))).toList(), page.next());
  }

  private static Rooms.Members parted(Rooms.Members whole) {
    List<MemberView> items =
        new ArrayList<>(whole.items().stream().filter(m -> m.user().online()).toList());
    whole.items().stream().filter(m -> !m.user().online()).forEach(items::add);
    return new Rooms.Members(items, whole.next());
  }
}
