package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

final class PresenceBoardTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");

  @Test
  void whoeverWatchesIsToldAtOnceHowTheyAreAndThenOfEachChange() {
    Gathering.Socket watcher = watcherOfAda();
    assertThat(heard(watcher)).containsExactly("ada offline 2026-02-03T11:00:00.000Z");
    Gathering.Socket here = gathering.open(1, ada);
    assertThat(heard(watcher)).containsExactly("ada online");
    here.session.setIdle(true);
    assertThat(heard(watcher)).containsExactly("ada away");
    here.session.setIdle(false);
    assertThat(heard(watcher)).containsExactly("ada online");
  }

  @Test
  void oneOfTwoTabsClosedIsNoGoing() {
    Gathering.Socket watcher = watcherOfAda();
    Gathering.Socket tab = gathering.open(1, ada);
    Gathering.Socket another = gathering.open(0, ada);
    heard(watcher);
    tab.session.close();
    gathering.time.pass(Duration.ofSeconds(60));
    assertThat(heard(watcher)).isEmpty();
    another.session.close();
    assertThat(heard(watcher)).isEmpty();
    gathering.time.pass(Duration.ofSeconds(5));
    assertThat(heard(watcher)).containsExactly("ada offline 2026-02-03T12:01:04.000Z");
  }

  @Test
  void aPageThatIsLoadedAnewIsNoGoing() {
    Gathering.Socket watcher = watcherOfAda();
    Gathering.Socket before = gathering.open(1, ada);
    heard(watcher);
    before.session.close();
    gathering.time.pass(Duration.ofSeconds(2));
    gathering.open(0, ada);
    gathering.time.pass(Duration.ofSeconds(10));
    assertThat(heard(watcher)).isEmpty();
  }

  @Test
  void thePeopleOfAReplicaThatDiesAreMissedWhenItsLeaseIsOver() {
    Gathering.Socket watcher = watcherOfAda();
    gathering.open(1, ada);
    gathering.keepHouse(Duration.ofSeconds(10));
    heard(watcher);
    gathering.replicas.set(1, gathering.new Replica("three", gathering.new NextDoor(1)));
    gathering.keepHouse(Duration.ofSeconds(45));
    assertThat(heard(watcher)).containsExactly("ada offline 2026-02-03T12:00:10.000Z");
  }

  @Test
  void whoeverWatchesNoMoreIsToldNothing() {
    Gathering.Socket watcher = watcherOfAda();
    watcher.session.watch(Map.of());
    heard(watcher);
    gathering.open(1, ada);
    gathering.keepHouse(Duration.ofSeconds(10));
    assertThat(heard(watcher)).isEmpty();
  }

  @Test
  void aRingThatIsLostIsMadeUpForByAsking() {
    Gathering.Socket watcher = watcherOfAda();
    heard(watcher);
    gathering.replicas.add(gathering.new Replica("silent", new InProcessDoorbell()));
    gathering.open(2, ada);
    assertThat(heard(watcher)).isEmpty();
    gathering.keepHouse(Duration.ofSeconds(6));
    assertThat(heard(watcher)).containsExactly("ada online");
  }

  @Test
  void withoutTheDatabaseAGoingIsToldAsSoonAsItIsKnownSinceWhen() {
    Gathering.Socket watcher = watcherOfAda();
    Gathering.Socket here = gathering.open(1, ada);
    heard(watcher);
    gathering.store.betweenStatements(
        () -> {
          throw new Unavailable("away for a while");
        });
    here.session.close();
    gathering.keepHouse(Duration.ofSeconds(10));
    assertThat(heard(watcher)).isEmpty();
    gathering.store.betweenStatements(() -> {});
    gathering.keepHouse(Duration.ofSeconds(6));
    assertThat(heard(watcher)).singleElement().asString().startsWith("ada offline");
  }

  private Gathering.Socket watcherOfAda() {
    Gathering.Socket watcher = gathering.open(0, bob);
    watcher.session.watch(Map.of(ada, new Username("ada")));
    return watcher;
  }

  private static List<String> heard(Gathering.Socket watcher) {
    List<String> heard = new ArrayList<>();
    for (Object said : watcher.heard()) {
      if (said instanceof ServerMessage.Presence p) {
        heard.add(
            p.username() + " " + p.state() + (p.lastSeenAt() == null ? "" : " " + p.lastSeenAt()));
      }
    }
    return heard;
  }
}
