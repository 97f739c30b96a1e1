package org.folkmoot.ws.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
  private final InMemoryHouse house =
      new InMemoryHouse(new TestTime(Instant.parse("2026-02-03T12:00:00Z")), Runnable::run);
  private final ClientSession session =
      house.live.sessions().open(house.person("ada"), new SignInId(new UUID(1, 1)), new Deaf());
  private final CommandQueue queue = new CommandQueue(session, new Username("ada"), () -> {});
  private final List<String> done = new ArrayList<>();

  private static final class Deaf implements SocketPort {
    @Override
    public Executor thread() {
      return Runnable::run;
    }

    @Override
    public void wake() {}

    @Override
    public void close(Closing why) {}
  }

  private CommandQueue.Turn turn(String name) {
    return new CommandQueue.Turn(() -> done.add(name), () -> done.add(name + " refused"));
  }

  @Test
  void whatCannotEvenWaitIsAnsweredAndWhatComesLaterIsDone() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    boolean[] full = {false};
    Executor turns =
        task -> {
          if (full[0]) {
            throw new Unavailable("full");
          }
          waiting.add(task);
        };
    queue.inTurn(turns, turn("a"));
    queue.inTurn(turns, turn("b"));
    full[0] = true;
    waiting.remove().run();
    assertThat(done).containsExactly("a", "b refused");
    queue.inTurn(turns, turn("c"));
    full[0] = false;
    queue.inTurn(turns, turn("d"));
    waiting.remove().run();
    assertThat(done).containsExactly("a", "b refused", "c refused", "d");
  }
}
