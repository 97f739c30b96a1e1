package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

final class DepartureTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final Live live = gathering.replicas.getFirst().live;
  private final List<Gathering.Socket> sockets = new ArrayList<>();
  private boolean gone;

  @Test
  void everybodyStaysForAMomentAndThenTheyGoAFewAtATime() {
    come(100);
    leave();
    pass(2_999);
    assertThat(left()).isEqualTo(100);
    assertThat(live.sessions().isLeaving()).isFalse();
    pass(1);
    assertThat(live.sessions().isLeaving()).isTrue();
    assertThat(left()).isBetween(98L, 99L);
    pass(5_000);
    assertThat(left()).isBetween(45L, 55L);
    assertThat(gone).isFalse();
    pass(5_000);
    assertThat(left()).isZero();
    assertThat(gone).isTrue();
    assertThat(sockets)
        .allSatisfy(s -> assertThat(s.ended).contains(SocketPort.Closing.GOING_AWAY));
  }

  @Test
  void whereNobodyIsItEndsAtOnce() {
    leave();
    pass(3_000);
    assertThat(gone).isTrue();
  }

  @Test
  void whoeverComesLateIsSentAwayWithTheOthers() {
    come(1);
    leave();
    pass(3_050);
    come(1);
    pass(10_100);
    assertThat(left()).isZero();
    assertThat(gone).isTrue();
  }

  private void come(int many) {
    for (int i = 0; i < many; i++) {
      sockets.add(gathering.open(0, ada));
    }
  }

  private void leave() {
    new Departure(live, gathering.time).begin(3_000, 10_000, () -> gone = true);
  }

  private void pass(int millis) {
    gathering.time.pass(Duration.ofMillis(millis));
  }

  private long left() {
    return sockets.stream().filter(socket -> socket.ended.isEmpty()).count();
  }
}
