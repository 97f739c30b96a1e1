package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

class DirectRoomsTest {
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  private static List<UserId> people(int count) {
    return LongStream.range(0, count).mapToObj(i -> new UserId(new UUID(9 - i, i))).toList();
  }

  private static LockedRoom direct(int count) {
    List<UserId> people = people(count);
    Room room = Room.direct(new RoomId(new UUID(1, 1)), new RoomName("x"), people.getFirst(), NOON);
    return DirectRooms.founding(room, DirectParticipants.of(people), NOON);
  }

  @Test
  void everybodyIsInItFromTheBeginningAndNobodyRules() {
    LockedRoom lockedRoom = direct(3);
    assertThat(lockedRoom.room().memberCount()).isEqualTo(3);
    assertThat(lockedRoom.entries()).hasSize(4);
    assertThat(lockedRoom.entries().stream().filter(Entry.MemberEntry.class::isInstance))
        .allSatisfy(
            entry ->
                assertThat(((Entry.MemberEntry) entry).member().role()).isEqualTo(Role.MEMBER));
  }

  @Test
  void oneSetIsOneCircleInWhateverOrder() {
    assertThat(DirectParticipants.of(people(4).reversed()))
        .isEqualTo(DirectParticipants.of(people(4)));
    assertThatThrownBy(() -> DirectParticipants.of(people(11))).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> DirectParticipants.of(List.of())).isInstanceOf(InvalidValue.class);
  }

  @Test
  void whoIsBlockedIsNotHeardWhereThereAreTwoAndOnlyThere() {
    assertThat(DirectRooms.refusesWords(direct(2).room(), true)).isPresent();
    assertThat(DirectRooms.refusesWords(direct(2).room(), false)).isEmpty();
    assertThat(DirectRooms.refusesWords(direct(3).room(), true)).isEmpty();
    assertThat(DirectRooms.refusesOpening(true)).isPresent();
  }
}
