package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Retention}. */
public abstract class RetentionContract {
  private Retention retention;
  private RoomLog log;
  private Transactions transactions;
  private People people;
  private UserId ada;
  private RoomId hall;

  protected abstract Retention clearance();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    retention = clearance();
    log = log();
    transactions = transactions();
    people = new People(new Random(13), users(), log, transactions);
    ada = people.person("ada");
    hall = people.room("hall", Visibility.PUBLIC, ada);
  }

  private boolean purge() {
    return transactions.write(() -> retention.purge(3, People.NOON));
  }

  private Optional<Message> message(Seq seq) {
    return transactions.write(() -> log.message(hall, seq));
  }

  @Test
  void aDeletedRoomLosesItsRowsLittleByLittle() {
    Seq first = people.post(hall, ada, "c0", "hello");
    Seq last = first;
    for (int i = 1; i < 10; i++) {
      last = people.post(hall, ada, "c" + i, "hello");
    }
    assertThat(purge()).isFalse();
    people.in(
        hall,
        lockedRoom ->
            new RoomAdministration(
                    lockedRoom, new Actor(ada, log.member(hall, ada), false), People.NOON)
                .delete());
    assertThat(purge()).isTrue();
    assertThat(List.of(message(first).isPresent(), message(last).isPresent()))
        .containsExactlyInAnyOrder(false, true);
    for (int i = 0; i < 8 && purge(); i++) {
      // until it says that nothing is left
    }
    assertThat(purge()).isFalse();
    assertThat(message(last)).isEmpty();
    assertThat(transactions.write(() -> log.member(hall, ada))).isEmpty();
    assertThat(transactions.write(() -> log.lock(List.of(hall)).rooms())).containsKey(hall);
  }

  private Optional<Seq> blank(int rows, Instant now) {
    return transactions.write(
        () -> {
          var lockedRoom = log.lock(List.of(hall)).rooms().get(hall);
          Optional<Seq> first = retention.blank(lockedRoom.room(), rows, now);
          first.ifPresent(seq -> RoomAdministration.forget(lockedRoom, seq));
          log.append(List.of(lockedRoom));
          return first;
        });
  }

  @Test
  void onlyTheNewestStay() {
    assertThat(retention.forgetting()).isEmpty();
    Seq first = people.post(hall, ada, "c0", "one");
    Seq second = people.post(hall, ada, "c1", "two");
    Seq third = people.post(hall, ada, "c2", "three");
    people.set(hall, ada, "keepNewest", 2);
    assertThat(retention.forgetting()).containsExactly(hall);
    assertThat(blank(10, People.NOON)).contains(first.next());
    assertThat(message(first).orElseThrow().body().value()).isEmpty();
    assertThat(message(second).orElseThrow().body().value()).isEqualTo("two");
    assertThat(blank(10, People.NOON)).isEmpty();
    people.post(hall, ada, "c3", "four");
    people.post(hall, ada, "c4", "five");
    assertThat(blank(1, People.NOON)).contains(second.next());
    assertThat(message(third).orElseThrow().body().value()).isEqualTo("three");
    assertThat(blank(1, People.NOON)).contains(third.next());
    assertThat(blank(1, People.NOON)).isEmpty();
  }

  @Test
  void whatIsTooOldGoes() {
    people.set(hall, ada, "retentionDays", 2);
    Seq said = people.post(hall, ada, "c0", "one");
    Instant later = People.NOON.plus(Duration.ofDays(2));
    assertThat(blank(10, later)).isEmpty();
    assertThat(blank(10, later.plusSeconds(1))).contains(said.next());
    assertThat(message(said).orElseThrow().body().value()).isEmpty();
  }

  private boolean purgeForgottenReactions() {
    return transactions.write(() -> retention.purgeForgottenReactions(hall, 2));
  }

  @Test
  void whatHangsOnForgottenMessagesGoesLater() {
    for (int i = 0; i < 3; i++) {
      Seq said = people.post(hall, ada, "c" + i, "hello");
      people.react(hall, ada, said);
    }
    people.set(hall, ada, "keepNewest", 1);
    assertThat(purgeForgottenReactions()).isFalse();
    assertThat(retention.lastRoomChange(hall)).contains(head());
    Optional<Seq> first = blank(10, People.NOON);
    assertThat(first).isPresent();
    assertThat(retention.lastRoomChange(hall)).contains(head());
    assertThat(purgeForgottenReactions()).isTrue();
    assertThat(purgeForgottenReactions()).isFalse();
  }

  private Seq head() {
    return transactions.write(() -> log.lock(List.of(hall)).rooms().get(hall).room().head());
  }
}
