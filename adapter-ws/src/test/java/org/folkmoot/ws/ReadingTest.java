package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A socket isn't read from while its speaker has enough in the works, and is again after that. */
class ReadingTest {
  private static final int SPEAKERS = 8;
  private static final int ASKED = 5_000;

  // On the transport that a server takes first, where a read may be under way when it is stopped.
  @Test
  void whoSaysMoreThanTheyMayAtOnceIsHeardToTheEnd() throws Exception {
    try (House house =
            House.open(
                "micronaut.netty.event-loops.default.transport", "io_uring,epoll,nio",
                "micronaut.netty.event-loops.parent.transport", "io_uring,epoll,nio");
        ExecutorService threads = Executors.newCachedThreadPool()) {
      List<CompletableFuture<?>> heard = new ArrayList<>();
      for (int i = 0; i < SPEAKERS; i++) {
        RawSocket socket = house.greeted(house.person("person" + i));
        var _ = CompletableFuture.runAsync(() -> askAll(socket), threads);
        heard.add(CompletableFuture.runAsync(() -> hearAll(socket), threads));
      }
      CompletableFuture.allOf(heard.toArray(new CompletableFuture<?>[0])).get();
    }
  }

  private static void askAll(RawSocket socket) {
    try {
      for (int i = 0; i < ASKED; i++) {
        socket.say("{\"type\":\"delete\",\"ref\":\"r%d\",\"room\":\"x\",\"seq\":1}".formatted(i));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void hearAll(RawSocket socket) {
    try {
      for (int i = 0; i < ASKED; i++) {
        assertThat(socket.hear("nack")).containsEntry("ref", "r" + i);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
