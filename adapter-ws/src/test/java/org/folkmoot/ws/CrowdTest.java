package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.view.RoomView;
import org.junit.jupiter.api.Test;

/** Many sockets in one room. */
class CrowdTest {
  private static final int PEOPLE = 20;
  private static final int SOCKETS = 200;

  /** No more, or a socket that is slow to read may rightly be told to begin anew. */
  private static final int POSTS = 1_000;

  @Test
  void everySocketHasTheSameChangesInTheSameContiguousOrder() throws Exception {
    try (House house = House.open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<House.Person> people = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        people.add(house.person("person" + i));
      }
      RoomView room =
          house.room(
              people.getFirst(), "square", people.subList(1, PEOPLE).toArray(new House.Person[0]));
      List<RawSocket> sockets = new ArrayList<>();
      for (int i = 0; i < SOCKETS; i++) {
        sockets.add(house.greeted(people.get(i % PEOPLE)));
      }
      List<CompletableFuture<List<Long>>> heard = new ArrayList<>();
      for (int i = 0; i < SOCKETS; i++) {
        int reader = i;
        heard.add(
            CompletableFuture.supplyAsync(
                () -> messages(sockets.get(reader), room, reader), threads));
      }
      for (int i = 0; i < PEOPLE; i++) {
        int writer = i;
        var _ = CompletableFuture.runAsync(() -> post(sockets.get(writer), room, writer), threads);
      }
      List<Long> first = heard.getFirst().get();
      for (int i = 1; i < POSTS; i++) {
        assertThat(first.get(i)).isEqualTo(first.get(i - 1) + 1);
      }
      for (CompletableFuture<List<Long>> other : heard) {
        assertThat(other.get()).isEqualTo(first);
      }
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private static void post(RawSocket socket, RoomView room, int writer) {
    try {
      for (int i = 0; i < POSTS / PEOPLE; i++) {
        post(socket, room, writer, String.valueOf(i));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static void post(RawSocket socket, RoomView room, int writer, String ref)
      throws IOException {
    socket.say(
        """
        {"type":"post","ref":"%s","room":"%s","clientId":"c%d-%s","body":"Hello, all"}"""
            .formatted(ref, room.id(), writer, ref));
  }

  /** The seqs of as many messages as there are posts, live or in a catch-up, never anew. */
  private static List<Long> messages(RawSocket socket, RoomView room, int writer) {
    List<Long> seqs = new ArrayList<>();
    try {
      while (seqs.size() < POSTS) {
        RawSocket.Heard heard = socket.hear();
        if (heard.opcode() == RawSocket.PING) {
          socket.sayFrame(true, RawSocket.PONG, heard.payload());
          socket.flush();
        } else if (heard.text().startsWith("{\"type\":\"message\"")) {
          String text = heard.text();
          int from = text.indexOf("\"seq\":") + 6;
          seqs.add(Long.parseLong(text, from, text.indexOf(',', from), 10));
        } else if (heard.text().startsWith("{\"type\":\"catchup\"")) {
          assertThat(heard.json()).containsEntry("reset", false);
          for (Object change : (List<?>) heard.json().get("changes")) {
            seqs.add(((Number) ((Map<?, ?>) change).get("seq")).longValue());
          }
        } else if (heard.text().contains("\"unavailable\"")) {
          // On a busy machine a command may wait for so long that it isn't begun any more.
          post(socket, room, writer, heard.json().get("ref").toString());
        } else {
          assertThat(heard.text()).startsWith("{\"type\":\"ack\"");
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return seqs;
  }

  @Test
  void whatComesTogetherIsWrittenTogether() throws Exception {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket socket = house.greeted(ann);
          RawSocket writer = house.greeted(ann)) {
        Channel channel = house.channel(socket);
        AtomicInteger writes = new AtomicInteger();
        channel.pipeline().addFirst(new Counter(writes));
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<?> held =
            CompletableFuture.runAsync(() -> awaitQuietly(goOn), channel.eventLoop());
        for (int i = 0; i < 100; i++) {
          house.post(ann, room, "c" + i);
        }
        goOn.countDown();
        held.get();
        for (int i = 0; i < 100; i++) {
          socket.hear("message");
        }
        // A post is acked before it is told: the last one may come a moment later.
        assertThat(writes.get()).isLessThanOrEqualTo(2);
        writer.say("{\"type\":\"ping\"}");
        writer.hear("pong");
      }
    }
  }

  @Test
  void moreThanOneWriteHoldsIsWrittenInSeveral() throws Exception {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      try (RawSocket socket = house.greeted(ann)) {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<?> held =
            CompletableFuture.runAsync(() -> awaitQuietly(goOn), house.channel(socket).eventLoop());
        ClientSession talk = house.live().sessions().of(ann.id()).iterator().next();
        for (int i = 0; i < 300; i++) {
          talk.say(new ServerMessage.Nack("r" + i, "invalid", "x".repeat(1_000), null));
        }
        goOn.countDown();
        held.get();
        for (int i = 0; i < 300; i++) {
          assertThat(socket.hear("nack")).containsEntry("ref", "r" + i);
        }
      }
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the promise is the same
  private static final class Counter extends ChannelOutboundHandlerAdapter {
    private final AtomicInteger writes;

    Counter(AtomicInteger writes) {
      this.writes = writes;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      writes.incrementAndGet();
      context.write(message, promise);
    }
  }
}
