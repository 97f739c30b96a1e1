package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TypingSignalsTest {
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
    stranger.session.tellTyping(HALL, new Username("cleo"), true);
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
        (log, lockedRoom) ->
            new ModerationRules(lockedRoom, bobIn(log, den), Gathering.NOON)
                .mute(
                    new Target(ada, log.member(den, ada), 1, () -> 1),
                    Gathering.NOON.plusSeconds(60)));
    here.session.tellTyping(den, new Username("ada"), true);
    assertThat(heard(there)).isEmpty();
    // In other rooms they may say something, and there again when the time is over.
    types(true);
    assertThat(heard(there)).containsExactly("ada on");
    gathering.time.pass(Duration.ofSeconds(61));
    heard(there);
    here.session.tellTyping(den, new Username("ada"), true);
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
        (log, lockedRoom) ->
            new RoomAdministration(lockedRoom, bobIn(log, den), Gathering.NOON)
                .change(
                    new RoomAdministration.RoomPatch(
                        null,
                        null,
                        null,
                        null,
                        new SettingsPatch(Map.of("whoMayPost", "admins")))));
    here.session.tellTyping(den, new Username("ada"), true);
    assertThat(heard(there)).isEmpty();
    there.session.tellTyping(den, new Username("bob"), true);
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

  private void change(RoomId room, BiConsumer<RoomLog, LockedRoom> deed) {
    RoomLog log = new InMemoryRoomLog(gathering.store);
    gathering.store.write(
        () -> {
          RoomLog.LockedRooms locked = log.lock(List.of(room));
          deed.accept(log, locked.rooms().get(room));
          log.append(locked.rooms().values());
          return true;
        });
  }

  private void types(boolean on) {
    here.session.tellTyping(HALL, new Username("ada"), on);
  }

  private static List<String> heard(Gathering.Socket socket) {
    List<String> heard = new ArrayList<>();
    for (Object said : socket.heard()) {
      if (said instanceof ServerMessage.Typing typing) {
        heard.add(typing.username() + (typing.on() ? " on" : " off"));
      }
    }
    return heard;
  }
}
