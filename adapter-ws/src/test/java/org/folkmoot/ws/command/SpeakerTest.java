package org.folkmoot.ws.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.live.Conversation;
import org.folkmoot.application.live.Outlet;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class SpeakerTest {
  private final InMemoryHouse house =
      new InMemoryHouse(new TestTime(Instant.parse("2026-02-03T12:00:00Z")), Runnable::run);
  private final Conversation conversation =
      house.live.open(house.person("ada"), new SignInId(new UUID(1, 1)), new Deaf());
  private final Speaker speaker = new Speaker(conversation, new Username("ada"), () -> {});
  private final List<String> done = new ArrayList<>();

  private static final class Deaf implements Outlet {
    @Override
    public Executor thread() {
      return Runnable::run;
    }

    @Override
    public void wake() {}

    @Override
    public void close(Closing why) {}
  }

  private Speaker.Turn turn(String name) {
    return new Speaker.Turn(() -> done.add(name), () -> done.add(name + " refused"));
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
    speaker.inTurn(turns, turn("a"));
    speaker.inTurn(turns, turn("b"));
    full[0] = true;
    waiting.remove().run();
    assertThat(done).containsExactly("a", "b refused");
    speaker.inTurn(turns, turn("c"));
    full[0] = false;
    speaker.inTurn(turns, turn("d"));
    waiting.remove().run();
    assertThat(done).containsExactly("a", "b refused", "c refused", "d");
  }
}
