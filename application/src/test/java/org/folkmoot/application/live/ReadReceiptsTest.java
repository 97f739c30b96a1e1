package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.memory.InMemoryUsers;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far others have read. */
final class ReadReceiptsTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");
  private Gathering.Socket adas;
  private Gathering.Socket bobs;
  private Gathering.Socket bobsElsewhere;

  @BeforeEach
  void come() {
    gathering.joinHall(bob);
    gathering.joinHall(ada);
    for (int i = 0; i < 110; i++) {
      gathering.joinHall(gathering.person(10 + i, "guest" + i));
      gathering.leaveHall(gathering.people.getLast());
    }
    adas = gathering.open(0, ada).greeted(Map.of(Gathering.HALL, Seq.ZERO));
    bobs = gathering.open(0, bob).greeted(Map.of(Gathering.HALL, Seq.ZERO));
    bobsElsewhere = gathering.open(1, bob).greeted(Map.of(Gathering.HALL, Seq.ZERO));
    adas.heard();
    bobs.heard();
    bobsElsewhere.heard();
  }

  private static List<Long> told(Gathering.Socket socket) {
    return socket.heard().stream()
        .filter(ServerMessage.Receipt.class::isInstance)
        .map(told -> ((ServerMessage.Receipt) told).seq())
        .toList();
  }

  @Test
  void othersAreToldOnEachReplicaAndOneselfIsNot() {
    gathering.read(ada, "ada", 20);
    assertThat(told(bobs)).containsExactly(20L);
    assertThat(told(bobsElsewhere)).containsExactly(20L);
    assertThat(told(adas)).isEmpty();
  }

  @Test
  void whoScrollsIsToldOnceInTwoSecondsAndTheLastWordComes() {
    for (long seq = 20; seq < 60; seq++) {
      gathering.read(ada, "ada", seq);
    }
    assertThat(told(bobs)).containsExactly(20L);
    gathering.time.pass(Duration.ofSeconds(2));
    assertThat(told(bobs)).containsExactly(59L);
    gathering.time.pass(Duration.ofSeconds(10));
    assertThat(told(bobs)).isEmpty();
    gathering.read(ada, "ada", 61);
    assertThat(told(bobs)).containsExactly(61L);
  }

  @Test
  void whoKeepsItToThemselvesIsNotTold() {
    new InMemoryUsers(gathering.store).showReading(ada, false);
    gathering.read(ada, "ada", 20);
    assertThat(told(bobs)).isEmpty();
    assertThat(adas.heard()).hasAtLeastOneElementOfType(ServerMessage.Read.class);
  }

  @Test
  void inALargeRoomNobodyIsTold() {
    gathering.people.forEach(gathering::joinHall);
    bobs.heard();
    gathering.read(ada, "ada", 20);
    assertThat(told(bobs)).isEmpty();
  }
}
