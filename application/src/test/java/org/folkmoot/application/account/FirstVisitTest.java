package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;

class FirstVisitTest {
  private final InMemoryHouse house = new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run);
  private final FirstVisit visit = house.firstVisit();

  @Test
  void itIsAwaitedUntilSomebodyHasAnAccount() {
    assertThat(visit.isAwaited()).isTrue();
    house.person("ada");
    assertThat(visit.isAwaited()).isFalse();
  }

  @Test
  void onceSomebodyHasOneNobodyIsAskedAnyMore() {
    house.person("ada");
    assertThat(visit.isAwaited()).isFalse();
    house.store.betweenStatements(
        () -> {
          throw new AssertionError("the database was asked");
        });
    assertThat(visit.isAwaited()).isFalse();
  }

  @Test
  void withoutADatabaseNobodyIsToldSo() {
    house.store.betweenStatements(
        () -> {
          throw new Unavailable("away");
        });
    assertThat(visit.isAwaited()).isFalse();
  }
}
