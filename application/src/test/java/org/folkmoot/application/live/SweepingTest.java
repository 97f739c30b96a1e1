package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look at the database each second makes good. */
final class SweepingTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private Gathering.Socket socket;

  @BeforeEach
  void come() {
    gathering.joinHall(ada);
    socket = gathering.open(0, ada).greeted(Map.of(Gathering.HALL, Seq.ZERO));
    gathering.keepHouse(Duration.ofSeconds(1));
    socket.heard();
  }

  @Test
  void anotherHistoryWithTheSameHeadIsNoticed() {
    gathering.store.newEpoch("another");
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.heard())
        .singleElement()
        .isInstanceOfSatisfying(
            ServerMessage.Catchup.class,
            catchup -> {
              assertThat(catchup.reset()).isTrue();
              assertThat(catchup.epoch()).isEqualTo("another");
            });
  }

  @Test
  void aNudgeThatWasLostIsMadeGood() {
    UserId bea = gathering.person(2, "bea");
    socket.losing(() -> gathering.joinHall(bea));
    assertThat(socket.heard()).isEmpty();
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.heard()).hasSize(2).hasAtLeastOneElementOfType(Change.MemberChange.class);
  }

  @Test
  void aSocketWhoseWakeWasLostIsWokenAgain() {
    int before = socket.wakes;
    gathering.joinHall(gathering.person(2, "bea"));
    assertThat(socket.wakes).isEqualTo(before + 1);
    // Nobody drains it, as if the wake had been lost: of what grows meanwhile it isn't told anew.
    gathering.joinHall(gathering.person(3, "cyd"));
    assertThat(socket.wakes).isEqualTo(before + 1);
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.wakes).isEqualTo(before + 2);
  }

  @Test
  void whoIsInARoomAgainByARestoreIsTold() {
    var backup = gathering.store.backUp();
    gathering.leaveHall(ada);
    assertThat(socket.heard()).anyMatch(ServerMessage.Removed.class::isInstance);
    gathering.store.restore(backup, "another");
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.heard()).anyMatch(ServerMessage.Joined.class::isInstance);
  }

  private void endSignInElsewhere() {
    var signIns = new InMemorySignIns(gathering.store);
    gathering.store.write(
        () -> {
          signIns.revoke(Gathering.signIn(ada), Gathering.NOON);
          return true;
        });
  }

  @Test
  void aSignInThatEndedElsewhereEndsItsSocketsWithoutARing() {
    endSignInElsewhere();
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.ended).contains(SocketPort.Closing.SIGN_IN_ENDED);
  }

  @Test
  void aSocketThatOpensOnAnEndedSignInWhileItIsLookedForEndsToo() {
    endSignInElsewhere();
    Gathering.Socket[] late = new Gathering.Socket[1];
    gathering.whileLooking = () -> late[0] = late[0] == null ? gathering.open(0, ada) : late[0];
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(late[0].ended).contains(SocketPort.Closing.SIGN_IN_ENDED);
  }

  @Test
  void whoIsConnectedOrCallsIsAskedAboutNowhereElse() {
    CheckSignIn check = gathering.replicas.getFirst().checkSignIn;
    UserId bea = gathering.person(2, "bea");
    assertThat(check.isGood(Gathering.signIn(ada))).isTrue();
    assertThat(check.isGood(Gathering.signIn(bea))).isTrue();
    for (int second = 0; second < 75; second++) {
      gathering.keepHouse(Duration.ofSeconds(1));
      if (second < 10) {
        assertThat(check.isKnownGood(Gathering.signIn(bea))).isTrue();
      }
    }
    // One is connected still, the other hasn't called for a minute.
    assertThat(check.isKnownGood(Gathering.signIn(ada))).isTrue();
    assertThat(check.isKnownGood(Gathering.signIn(bea))).isFalse();
  }

  @Test
  void aReplicaThatSleptSendsItsClientsAway() {
    gathering.time.pass(Duration.ofSeconds(15));
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.ended).contains(SocketPort.Closing.GOING_AWAY);
  }

  @Test
  void aReplicaThatIsOnlySlowKeepsThem() {
    gathering.time.pass(Duration.ofSeconds(3));
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(socket.ended).isEmpty();
  }
}
