package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.task.ConcurrencyLimit;
import org.folkmoot.application.task.TaskInbox;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** Sockets for which more waits than may. */
final class FallingBehindTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");

  @Test
  void aSocketThatTakesNothingIsSentAwayAndToldNothingThatComesAfter() {
    Gathering.Socket socket = gathering.open(0, ada).greeted(Map.of());
    socket.writable = false;
    for (int i = 0; i < TaskInbox.TASKS_MAX; i++) {
      socket.session.say(new ServerMessage.Pong());
      assertThat(socket.heard()).isEmpty();
    }
    assertThat(socket.ended).isEmpty();
    socket.session.say(new ServerMessage.Pong());
    socket.heard();
    assertThat(socket.ended).contains(SocketPort.Closing.FELL_BEHIND);
    // What was left out would be missing before what comes now.
    socket.writable = true;
    assertThat(socket.heard()).isEmpty();
  }

  @Test
  void aSocketWhoseThreadDoesNotComeIsSentAway() {
    Gathering.Socket socket = gathering.open(0, ada).greeted(Map.of());
    for (int i = 0; i < TaskInbox.TASKS_MAX; i++) {
      socket.session.say(new ServerMessage.Pong());
    }
    assertThat(socket.ended).isEmpty();
    socket.session.say(new ServerMessage.Pong());
    assertThat(socket.ended).contains(SocketPort.Closing.FELL_BEHIND);
    assertThat(socket.heard()).isEmpty();
  }

  @Test
  void whoeverComesWhenTooManyWaitForTheirGreetingIsSentElsewhere() {
    List<Runnable> working = new ArrayList<>();
    gathering.worker = working::add;
    Gathering.Socket first = gathering.open(0, ada);
    for (int i = 0; i < ConcurrencyLimit.WAITING_MAX + 5; i++) {
      first.session.hello(Map.of(), null);
    }
    assertThat(first.ended).isEmpty();
    Gathering.Socket late = gathering.open(0, ada);
    late.session.hello(Map.of(), null);
    assertThat(late.ended).contains(SocketPort.Closing.GOING_AWAY);
  }
}
