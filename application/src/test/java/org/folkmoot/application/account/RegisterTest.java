package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);

  private static Register.Application wish(String name, String email) {
    return new Register.Application(
        new Username(name),
        new Password(InMemoryHouse.PASSWORD),
        new DisplayName("Somebody"),
        new EmailAddress(email),
        "a test");
  }

  @Test
  void theFirstAdministersTheServerAndNobodyAfterThem() {
    assertThat(house.signedIn("ada").user().admin()).isTrue();
    assertThat(house.signedIn("bob").user().admin()).isFalse();
  }

  @Test
  void ofManyAtOnceExactlyOneAdministers() throws Exception {
    List<Callable<SignedIn>> newcomers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      String name = "user" + i;
      newcomers.add(() -> house.signedIn(name));
    }
    int admins = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<SignedIn> one : threads.invokeAll(newcomers)) {
        admins += one.get().user().admin() ? 1 : 0;
      }
    }
    assertThat(admins).isEqualTo(1);
  }

  @Test
  void everyoneIsInGeneral() {
    house.person("ada");
    List<RoomView> own = house.look().own(house.person("bob"));
    assertThat(own).hasSize(1);
    assertThat(own.getFirst().id()).isEqualTo(Room.GENERAL.toString());
    assertThat(own.getFirst().memberCount()).isEqualTo(2);
    assertThat(own.getFirst().unread()).isZero();
  }

  @Test
  void aTakenNameOrAddressIsAConflictAndLeavesNothing() {
    house.register().register(wish("ada", "ada@example.org"), InMemoryHouse.HERE);
    for (var taken : List.of(wish("ADA", "b@example.org"), wish("bob", "Ada@Example.org"))) {
      assertThat(house.register().register(taken, InMemoryHouse.HERE))
          .isInstanceOfSatisfying(
              Decision.Refused.class,
              no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.CONFLICT));
    }
    assertThat(house.users.byUsername(new Username("bob"))).isEmpty();
    assertThat(house.signIns.of(house.person("carol"))).hasSize(1);
  }

  @Test
  void theServersOwnNameIsTaken() {
    assertThat(house.register().register(wish("Folkmoot", "f@example.org"), InMemoryHouse.HERE))
        .isInstanceOf(Decision.Refused.class);
  }
}
