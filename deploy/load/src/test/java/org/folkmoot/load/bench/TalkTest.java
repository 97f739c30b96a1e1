package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.junit.jupiter.api.Test;

class TalkTest {
  private static final List<Subject> BOTH = List.of(Found.FOLKMOOT, Found.REFERENCE);

  private final Map<String, List<Account>> rooms = new LinkedHashMap<>();

  private void room(String name, int people) {
    rooms.put(
        name, IntStream.range(0, people).mapToObj(i -> new Account(name + i, "token")).toList());
  }

  @Test
  void thoseWhoSpeakAfterEachOtherAreInDifferentRooms() {
    room("kitchen", 5);
    room("garden", 3);

    assertThat(Talk.seats(BOTH, rooms, 2))
        .extracting(seat -> seat.account().username())
        .containsExactly("kitchen0", "garden0", "kitchen1", "garden1");
  }

  @Test
  void eachRoomIsOnAllServers() {
    room("kitchen", 4);
    room("garden", 4);

    assertThat(Talk.seats(BOTH, rooms, 4))
        .filteredOn(seat -> seat.room().equals("garden"))
        .extracting(Talk.Seat::at)
        .containsExactly(Found.FOLKMOOT, Found.REFERENCE, Found.FOLKMOOT, Found.REFERENCE);
  }

  @Test
  void aRoomWithTooFewPeopleIsNoMeasure() {
    room("kitchen", 5);
    room("garden", 3);

    assertThatThrownBy(() -> Talk.seats(BOTH, rooms, 4)).isInstanceOf(Cluster.Trouble.class);
  }
}
