package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnChanges.NumberedThing;
import org.folkmoot.application.own.OwnRev;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link OwnChanges}. */
public abstract class OwnChangesContract {
  private static final int ALL = 1_000;

  private UserId ada;
  private UserId bob;
  private UserId eve;

  protected abstract OwnChanges changes();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void comeIn() {
    People people = new People(new Random(37), users(), log(), transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    eve = people.person("eve");
  }

  @Test
  void eachThingIsToldOnceAtItsNewestNumber() {
    assertThat(changes().after(ada, OwnRev.NONE, ALL).head()).isEqualTo(OwnRev.NONE);
    assertThat(record(ada, OwnThing.SECTIONS)).isEqualTo(new OwnRev(1));
    record(ada, OwnThing.block(bob));
    record(ada, OwnThing.block(eve));
    assertThat(record(ada, OwnThing.SECTIONS)).isEqualTo(new OwnRev(4));
    OwnChanges.Since all = changes().after(ada, OwnRev.NONE, ALL);
    assertThat(all.head()).isEqualTo(new OwnRev(4));
    assertThat(all.things())
        .containsExactly(
            new NumberedThing(new OwnRev(2), OwnThing.block(bob)),
            new NumberedThing(new OwnRev(3), OwnThing.block(eve)),
            new NumberedThing(new OwnRev(4), OwnThing.SECTIONS));
    assertThat(changes().after(ada, new OwnRev(2), 1).things())
        .containsExactly(new NumberedThing(new OwnRev(3), OwnThing.block(eve)));
    assertThat(changes().after(ada, new OwnRev(4), ALL).things()).isEmpty();
  }

  @Test
  void everyoneCountsForThemselves() {
    record(ada, OwnThing.SECTIONS);
    assertThat(record(bob, OwnThing.SECTIONS)).isEqualTo(new OwnRev(1));
    assertThat(changes().after(eve, OwnRev.NONE, ALL).things()).isEmpty();
  }

  @Test
  void whatIsUndoneTookNoNumber() {
    record(ada, OwnThing.SECTIONS);
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        () -> {
                          changes().record(ada, OwnThing.block(bob));
                          throw new IllegalStateException("thought better of it");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(changes().after(ada, OwnRev.NONE, ALL).head()).isEqualTo(new OwnRev(1));
    assertThat(record(ada, OwnThing.block(eve))).isEqualTo(new OwnRev(2));
    assertThat(changes().after(ada, new OwnRev(1), ALL).things())
        .containsExactly(new NumberedThing(new OwnRev(2), OwnThing.block(eve)));
  }

  @Test
  void eachKindIsKept() {
    for (OwnThing.What what : OwnThing.What.values()) {
      record(ada, new OwnThing(what, "a key"));
    }
    assertThat(changes().after(ada, OwnRev.NONE, ALL).things())
        .extracting(one -> one.thing().what())
        .containsExactlyElementsOf(Arrays.asList(OwnThing.What.values()));
  }

  @Test
  void twoDevicesNeverTakeOneNumberNorLeaveAGap() throws Exception {
    int each = 50;
    CountDownLatch begin = new CountDownLatch(1);
    try (ExecutorService devices = Executors.newFixedThreadPool(2)) {
      List<Future<List<OwnRev>>> taken =
          List.of(bob, eve).stream()
              .map(
                  blocked ->
                      devices.submit(
                          () -> {
                            begin.await();
                            return IntStream.range(0, each)
                                .mapToObj(i -> record(ada, OwnThing.block(blocked)))
                                .toList();
                          }))
              .toList();
      begin.countDown();
      List<OwnRev> one = taken.getFirst().get();
      List<OwnRev> other = taken.getLast().get();
      assertThat(one).doesNotContainAnyElementsOf(other);
      assertThat(changes().after(ada, OwnRev.NONE, ALL).head()).isEqualTo(new OwnRev(2L * each));
    }
  }

  private OwnRev record(UserId owner, OwnThing thing) {
    return transactions().write(() -> changes().record(owner, thing));
  }
}
