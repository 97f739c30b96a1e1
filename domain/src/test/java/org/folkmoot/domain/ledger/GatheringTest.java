package org.folkmoot.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.folkmoot.domain.room.Circle;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  private static List<UserId> people(int count) {
    return LongStream.range(0, count).mapToObj(i -> new UserId(new UUID(9 - i, i))).toList();
  }

  private static Ledger direct(int count) {
    List<UserId> people = people(count);
    Room room = Room.direct(new RoomId(new UUID(1, 1)), new RoomName("x"), people.getFirst(), NOON);
    return Gathering.founding(room, Circle.of(people), NOON);
  }

  @Test
  void everybodyIsInItFromTheBeginningAndNobodyRules() {
    Ledger ledger = direct(3);
    assertThat(ledger.room().memberCount()).isEqualTo(3);
    assertThat(ledger.entries()).hasSize(4);
    assertThat(ledger.entries().stream().filter(Entry.MemberEntry.class::isInstance))
        .allSatisfy(
            entry ->
                assertThat(((Entry.MemberEntry) entry).member().role()).isEqualTo(Role.MEMBER));
  }

  @Test
  void oneSetIsOneCircleInWhateverOrder() {
    assertThat(Circle.of(people(4).reversed())).isEqualTo(Circle.of(people(4)));
    assertThatThrownBy(() -> Circle.of(people(11))).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> Circle.of(List.of())).isInstanceOf(InvalidValue.class);
  }

  @Test
  void whoIsBlockedIsNotHeardWhereThereAreTwoAndOnlyThere() {
    assertThat(Gathering.refusesWords(direct(2).room(), true)).isPresent();
    assertThat(Gathering.refusesWords(direct(2).room(), false)).isEmpty();
    assertThat(Gathering.refusesWords(direct(3).room(), true)).isEmpty();
    assertThat(Gathering.refusesOpening(true)).isPresent();
  }
}
