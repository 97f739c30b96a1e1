package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.domain.ledger.Actor;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.ledger.Moderation;
import org.folkmoot.domain.ledger.SettingsWish;
import org.folkmoot.domain.ledger.Target;
import org.folkmoot.domain.ledger.Upkeep;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TypingTest {
  private static final RoomId HALL = Gathering.HALL;

  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");
  private Gathering.Socket here;
  private Gathering.Socket there;

  @BeforeEach
  void come() {
    gathering.joinHall(ada);
    gathering.joinHall(bob);
    here = gathering.open(0, ada).greeted(Map.of());
    there = gathering.open(1, bob).greeted(Map.of());
  }

  @Test
  void othersHearItOnWhicheverReplicaAndOneselfNot() {
    Gathering.Socket adasPhone = gathering.open(1, ada).greeted(Map.of());
    types(true);
    assertThat(heard(there)).containsExactly("ada on");
    assertThat(heard(here)).isEmpty();
    assertThat(heard(adasPhone)).isEmpty();
    types(false);
    assertThat(heard(there)).containsExactly("ada off");
  }

  @Test
  void itIsSaidOnceInThreeSeconds() {
    types(true);
    types(true);
    gathering.time.pass(Duration.ofMillis(2_900));
    types(true);
    assertThat(heard(there)).containsExactly("ada on");
    gathering.time.pass(Duration.ofMillis(100));
    types(true);
    assertThat(heard(there)).containsExactly("ada on");
  }

  @Test
  void whoeverSaysNothingMoreIsForgottenAfterSixSeconds() {
    types(true);
    gathering.time.pass(Duration.ofMillis(5_900));
    assertThat(heard(there)).containsExactly("ada on");
    gathering.time.pass(Duration.ofMillis(100));
    assertThat(heard(there)).containsExactly("ada off");
    types(false);
    assertThat(heard(there)).isEmpty();
  }

  @Test
  void whoeverGoesOnIsNotForgotten() {
    types(true);
    gathering.time.pass(Duration.ofSeconds(4));
    types(true);
    gathering.time.pass(Duration.ofSeconds(4));
    assertThat(heard(there)).containsExactly("ada on", "ada on");
    gathering.time.pass(Duration.ofSeconds(2));
    assertThat(heard(there)).containsExactly("ada off");
  }

  @Test
  void whoeverIsNotInTheRoomTypesToNobody() {
    UserId cleo = gathering.person(3, "cleo");
    Gathering.Socket stranger = gathering.open(0, cleo).greeted(Map.of());
    stranger.conversation.types(HALL, new Username("cleo"), true);
    assertThat(heard(there)).isEmpty();
    assertThat(heard(here)).isEmpty();
  }

  @Test
  void whoeverIsMutedIsNotSeenToType() {
    RoomId den = gathering.room(bob, "den");
    gathering.join(0, ada, den);
    heard(here);
    heard(there);
    change(
        den,
        (log, ledger) ->
            new Moderation(ledger, bobIn(log, den), Gathering.NOON)
                .mute(
                    new Target(ada, log.member(den, ada), 1, () -> 1),
                    Gathering.NOON.plusSeconds(60)));
    here.conversation.types(den, new Username("ada"), true);
    assertThat(heard(there)).isEmpty();
    // In other rooms they may say something, and there again when the time is over.
    types(true);
    assertThat(heard(there)).containsExactly("ada on");
    gathering.time.pass(Duration.ofSeconds(61));
    heard(there);
    here.conversation.types(den, new Username("ada"), true);
    assertThat(heard(there)).containsExactly("ada on");
  }

  @Test
  void whereOnlyAdminsPostNobodyElseIsSeenToType() {
    RoomId den = gathering.room(bob, "den");
    gathering.join(0, ada, den);
    heard(here);
    heard(there);
    change(
        den,
        (log, ledger) ->
            new Upkeep(ledger, bobIn(log, den), Gathering.NOON)
                .change(
                    new Upkeep.Wish(
                        null, null, null, null, new SettingsWish(Map.of("whoMayPost", "admins")))));
    here.conversation.types(den, new Username("ada"), true);
    assertThat(heard(there)).isEmpty();
    there.conversation.types(den, new Username("bob"), true);
    assertThat(heard(here)).containsExactly("bob on");
  }

  @Test
  void whoeverStopsBeforeAnybodyWasAskedIsNotSeenToType() {
    List<Runnable> waiting = new ArrayList<>();
    gathering.worker = waiting::add;
    types(true);
    types(false);
    waiting.forEach(Runnable::run);
    assertThat(heard(there)).isEmpty();
  }

  private Actor bobIn(RoomLog log, RoomId room) {
    return new Actor(bob, log.member(room, bob), false);
  }

  private void change(RoomId room, BiConsumer<RoomLog, Ledger> deed) {
    RoomLog log = new InMemoryRoomLog(gathering.store);
    gathering.store.write(
        () -> {
          RoomLog.Locked locked = log.lock(List.of(room));
          deed.accept(log, locked.ledgers().get(room));
          log.append(locked.ledgers().values());
          return true;
        });
  }

  private void types(boolean on) {
    here.conversation.types(HALL, new Username("ada"), on);
  }

  private static List<String> heard(Gathering.Socket socket) {
    List<String> heard = new ArrayList<>();
    for (Object said : socket.heard()) {
      if (said instanceof Telling.Typing typing) {
        heard.add(typing.username() + (typing.on() ? " on" : " off"));
      }
    }
    return heard;
  }
}
