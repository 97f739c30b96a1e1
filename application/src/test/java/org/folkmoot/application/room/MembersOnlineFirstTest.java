package org.folkmoot.application.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersOnlineFirstTest {
  private static final int PEOPLE = 23;

  private final InMemoryHouse house =
      new InMemoryHouse(new TestTime(Instant.parse("2026-02-03T12:00:00Z")), Runnable::run);
  private final Presence presence = new InProcessPresence();
  private final LookAtRooms look = new LookAtRooms(house.rooms, presence);
  private final List<UserId> people = new ArrayList<>();
  private RoomId room = new RoomId(new UUID(0, 0));

  @BeforeEach
  void comeTogether() {
    for (int i = 10; i < 10 + PEOPLE; i++) {
      people.add(house.person("guest" + i));
    }
    room =
        new RoomId(
            UUID.fromString(
                accepted(
                        house
                            .create()
                            .create(
                                people.getFirst(),
                                new RoomName("hall"),
                                Description.NONE,
                                Visibility.PUBLIC))
                    .id()));
    for (UserId guest : people.subList(1, PEOPLE)) {
      accepted(house.join().join(guest, room));
    }
  }

  private void here(int guest) {
    presence.here(people.get(guest - 10), Presence.State.ONLINE);
  }

  private Rooms.Members page(String beginning, @Nullable String after, int limit) {
    return accepted(look.members(people.getFirst(), room, beginning, after, limit));
  }

  private static List<String> names(List<MemberView> members) {
    return members.stream().map(member -> member.user().username()).toList();
  }

  @Test
  void everybodyIsShownOnceAndThoseFirstWhoAreHereWhoeverComesAndGoesMeanwhile() {
    here(12);
    here(31);
    here(25);
    Rooms.Members page = page("", null, 5);
    assertThat(names(page.items()))
        .containsExactly("guest12", "guest25", "guest31", "guest10", "guest11");
    assertThat(page.items()).extracting(m -> m.user().online()).containsSubsequence(true, false);
    List<MemberView> all = new ArrayList<>(page.items());
    here(11);
    here(20);
    presence.gone(people.get(2));
    presence.gone(people.get(21));
    while (page.next() != null) {
      page = page("", page.next(), 5);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(5);
      all.addAll(page.items());
    }
    assertThat(names(all)).hasSize(PEOPLE).doesNotHaveDuplicates();
    assertThat(names(all.subList(3, all.size()))).isSorted();
  }

  @Test
  void aPageMayBeFullOfThoseWhoAreHere() {
    here(30);
    here(31);
    here(32);
    Rooms.Members first = page("", null, 2);
    assertThat(names(first.items())).containsExactly("guest30", "guest31");
    Rooms.Members second = page("", first.next(), 30);
    assertThat(names(second.items())).hasSize(PEOPLE - 2).contains("guest32");
    assertThat(second.next()).isNull();
  }

  @Test
  void alsoWhereAllFitIntoOnePageThoseAreFirstWhoAreHere() {
    here(32);
    Rooms.Members whole = page("", null, 200);
    assertThat(names(whole.items())).hasSize(PEOPLE).startsWith("guest32", "guest10");
    assertThat(whole.next()).isNull();
  }

  @Test
  void aSearchGoesTheSameWay() {
    here(25);
    here(13);
    Rooms.Members first = page("GUEST2", null, 3);
    assertThat(names(first.items())).containsExactly("guest25", "guest20", "guest21");
    Rooms.Members rest = page("GUEST2", first.next(), 20);
    assertThat(names(rest.items()))
        .containsExactly(
            "guest22", "guest23", "guest24", "guest26", "guest27", "guest28", "guest29");
  }

  @Test
  void aCursorThatSomebodyMadeUpIsANameOrPartOfOne() {
    assertThat(names(page("", "guest30", 9).items())).containsExactly("guest31", "guest32");
    assertThat(names(page("", "guest30~?", 9).items())).containsExactly("guest31", "guest32");
    assertThat(names(page("", "guest30~AAAA", 9).items())).containsExactly("guest31", "guest32");
  }
}
