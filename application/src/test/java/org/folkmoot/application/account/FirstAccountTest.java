package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;

class FirstAccountTest {
  private final InMemoryHouse house = new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run);
  private final FirstAccount first = house.firstAccount();

  @Test
  void itIsAwaitedUntilSomebodyHasAnAccount() {
    assertThat(first.isAwaited()).isTrue();
    house.person("ada");
    assertThat(first.isAwaited()).isFalse();
  }

  @Test
  void onceSomebodyHasOneNobodyIsAskedAnyMore() {
    house.person("ada");
    assertThat(first.isAwaited()).isFalse();
    house.store.betweenStatements(
        () -> {
          throw new AssertionError("the database was asked");
        });
    assertThat(first.isAwaited()).isFalse();
  }

  @Test
  void withoutADatabaseNobodyIsToldSo() {
    house.store.betweenStatements(
        () -> {
          throw new Unavailable("away");
        });
    assertThat(first.isAwaited()).isFalse();
  }
}
