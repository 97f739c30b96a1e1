package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.junit.jupiter.api.Test;

/** Somebody who doesn't read costs the server nothing, and the others even less. */
class SlowReaderTest {
  private static final int MESSAGES = 6_400;
  private static final String BODY = "x".repeat(32_000);
  // What may wait before a channel isn't writable any more, and the last frame on top of it.
  private static final long PENDING_MAX = 65_536 + 40_000;

  @Test
  void outboundBufferIsBoundedWhile200MbAreOffered() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "10m", "folkmoot.heartbeat", "10m")) {
      House.Person ann = house.person("ann");
      House.Person bob = house.person("bob");
      RoomView room = house.room(ann, "garden", bob);
      try (RawSocket sleeper = RawSocket.narrow(house.port(), "/ws", bob.bearer());
          RawSocket reader = house.connect(ann)) {
        sleeper.say("{\"type\":\"hello\",\"cursors\":{}}");
        reader.say("{\"type\":\"hello\",\"cursors\":{}}");
        Map<String, Object> ready = reader.hear("ready");
        sleeper.hear("ready");
        Epoch epoch = new Epoch(String.valueOf(ready.get("epoch")));
        long head = head(ready, room);

        Channel slow = house.channel(sleeper);
        long pendingMax = 0;
        for (int sent = 0; sent < MESSAGES; sent += 100) {
          for (int i = 1; i <= 100; i++) {
            house.live().publish(new News(epoch, List.of(message(room, head + sent + i))));
          }
          for (int i = 1; i <= 100; i++) {
            assertThat(((Number) reader.hear("message").get("seq")).longValue())
                .isEqualTo(head + sent + i);
          }
          pendingMax = Math.max(pendingMax, onLoop(slow, () -> House.pending(slow)));
        }
        assertThat(slow.isWritable()).isFalse();
        assertThat(pendingMax).isPositive().isLessThan(PENDING_MAX);
      }
    }
  }

  @Test
  void whoeverDoesNotReadIsNotReadFrom() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "10m", "folkmoot.heartbeat", "10m")) {
      House.Person ann = house.person("ann");
      try (RawSocket socket = RawSocket.narrow(house.port(), "/ws", ann.bearer())) {
        socket.say("{\"type\":\"hello\",\"cursors\":{}}");
        socket.hear("ready");
        Channel channel = house.channel(socket);
        var _ =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    while (true) {
                      socket.say(
                          "{\"type\":\"delete\",\"ref\":\"%s\",\"room\":\"x\",\"seq\":1}"
                              .formatted("r".repeat(60)));
                      socket.sayFrame(true, RawSocket.PING, new byte[120]);
                    }
                  } catch (IOException closed) {
                    throw new java.io.UncheckedIOException(closed);
                  }
                });
        await()
            .atMost(java.time.Duration.ofSeconds(30))
            .until(() -> !channel.config().isAutoRead());
        assertThat(onLoop(channel, () -> House.pending(channel))).isLessThan(PENDING_MAX);
      }
    }
  }

  @Test
  void whoeverTakesNoByteIsSentAwayAndMayReadWhy() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "1s")) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket sleeper = RawSocket.narrow(house.port(), "/ws", ann.bearer())) {
        sleeper.say("{\"type\":\"hello\",\"cursors\":{}}");
        Map<String, Object> ready = sleeper.hear("ready");
        Epoch epoch = new Epoch(String.valueOf(ready.get("epoch")));
        long head = head(ready, room);
        // More than the kernel takes on its own, and less than a tail holds.
        for (int i = 1; i <= 400; i++) {
          house.live().publish(new News(epoch, List.of(message(room, head + i))));
        }
        await().until(() -> house.live().sessions().of(ann.id()).isEmpty());
        assertThat(sleeper.hearClose()).isEqualTo(4409);
      }
    }
  }

  @Test
  void farewellIsEchoedAfterAllThatWaits() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "10m", "folkmoot.heartbeat", "10m")) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket sleeper = house.connect(ann)) {
        Channel slow = house.channel(sleeper);
        Dam dam = untilSomeWaits(house, room, sleeper);
        sleeper.sayClose(1000);
        await().until(() -> house.live().sessions().of(ann.id()).isEmpty());
        onLoop(slow, dam::open);
        sleeper.hear("message");
        assertThat(sleeper.hearClose()).isEqualTo(1000);
        assertThat(sleeper.hasEnded()).isTrue();
      }
    }
  }

  @Test
  void whoSaysFarewellAtTheSameTimeHearsAllThatWaitsAndWhy() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "10m", "folkmoot.heartbeat", "10m")) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket sleeper = house.connect(ann)) {
        Channel slow = house.channel(sleeper);
        Dam dam = untilSomeWaits(house, room, sleeper);
        house
            .live()
            .sessions()
            .of(ann.id())
            .forEach(talk -> talk.end(SocketPort.Closing.GOING_AWAY));
        // As if it had just come off the wire: what is said to a line that closes leaves no trace.
        onLoop(slow, () -> slow.pipeline().fireChannelRead(new CloseWebSocketFrame(1000, "")));
        onLoop(slow, dam::open);
        sleeper.hear("message");
        assertThat(sleeper.hearClose()).isEqualTo(1001);
        assertThat(sleeper.hasEnded()).isTrue();
      }
    }
  }

  @Test
  void whoeverSaysFarewellAndTakesNoByteIsCutOff() throws Exception {
    try (House house = House.open("folkmoot.stuck-wait", "10m", "folkmoot.heartbeat", "10m")) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket sleeper = house.connect(ann)) {
        Channel slow = house.channel(sleeper);
        var _ = untilSomeWaits(house, room, sleeper);
        sleeper.sayClose(1000);
        await().until(() -> !slow.isOpen());
      }
    }
  }

  /** Holds back what is written, as the kernel does when a peer takes no more. */
  private static final class Dam extends ChannelOutboundHandlerAdapter {
    private final Channel channel;
    private boolean open;

    Dam(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void flush(ChannelHandlerContext own) {
      if (open) {
        own.flush();
      }
    }

    Channel open() {
      open = true;
      return channel.flush();
    }
  }

  /** Says a message to somebody who takes nothing any more. */
  private static Dam untilSomeWaits(House house, RoomView room, RawSocket sleeper)
      throws Exception {
    sleeper.say("{\"type\":\"hello\",\"cursors\":{}}");
    Map<String, Object> ready = sleeper.hear("ready");
    Epoch epoch = new Epoch(String.valueOf(ready.get("epoch")));
    Channel slow = house.channel(sleeper);
    Dam dam = new Dam(slow);
    onLoop(slow, () -> slow.pipeline().addFirst(dam));
    house.live().publish(new News(epoch, List.of(message(room, head(ready, room) + 1))));
    await().until(() -> onLoop(slow, () -> House.pending(slow)) > 0);
    assertThat(slow.isWritable()).isTrue();
    return dam;
  }

  private static <T> T onLoop(Channel channel, java.util.concurrent.Callable<T> task)
      throws Exception {
    return channel.eventLoop().submit(task).get();
  }

  private static long head(Map<String, Object> ready, RoomView room) {
    return ((List<?>) ready.get("rooms"))
        .stream()
            .map(Map.class::cast)
            .filter(view -> room.id().equals(view.get("id")))
            .mapToLong(view -> ((Number) view.get("head")).longValue())
            .findFirst()
            .orElseThrow();
  }

  private static Change message(RoomView room, long seq) {
    UserRef sender = new UserRef(room.createdBy(), "ann", "Ann", null);
    return new Change.MessageChange(
        new RoomId(UUID.fromString(room.id())),
        new Seq(seq),
        new MessageView(
            room.id(),
            seq,
            seq,
            "text",
            sender,
            "c" + seq,
            BODY,
            "2026-01-01T00:00:00.000Z",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null),
        null,
        null);
  }
}
