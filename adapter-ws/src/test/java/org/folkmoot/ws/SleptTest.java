package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.view.RoomView;
import org.junit.jupiter.api.Test;

/** What a process does that was put to sleep and wakes up. */
class SleptTest {
  @Test
  void commandReadBeforeTheSleepIsNotBegunAfterIt() throws IOException {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      RoomView room = house.room(ann, "garden");
      try (RawSocket socket = house.greeted(ann)) {
        socket.say(
            """
            {"type":"post","ref":"p","room":"%s","clientId":"c","body":"first"}"""
                .formatted(room.id()));
        Object seq = socket.hear("ack").get("seq");
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        house
            .get(InMemoryStore.class)
            .fates(
                () -> {
                  begun.incrementAndGet();
                  try {
                    goOn.await();
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                  return InMemoryStore.Fate.COMMIT;
                });
        edit(socket, room, seq, "1");
        await().until(() -> begun.get() == 1);
        edit(socket, room, seq, "2");
        socket.say("{\"type\":\"ping\"}");
        socket.hear("pong");
        house.get(SkewedTimers.class).sleep(6);
        goOn.countDown();
        assertThat(socket.hear("ack")).containsEntry("ref", "1");
        assertThat(socket.hear("nack"))
            .containsEntry("ref", "2")
            .containsEntry("code", "unavailable");
        edit(socket, room, seq, "3");
        assertThat(socket.hear("ack")).containsEntry("ref", "3");
      }
    }
  }

  @Test
  void nobodyIsBlamedForSilenceDuringTheSleep() throws IOException {
    try (House house = House.open("folkmoot.heartbeat", "2s", "folkmoot.stuck-wait", "2s")) {
      House.Person ann = house.person("ann");
      try (RawSocket socket = house.greeted(ann)) {
        house.get(SkewedTimers.class).sleep(3_600);
        // The ping that is due now comes; a close would have come before it.
        assertThat(socket.hear().opcode()).isEqualTo(RawSocket.PING);
        socket.say("{\"type\":\"ping\"}");
        assertThat(socket.hear().json()).isEqualTo(Map.of("type", "pong"));
      }
    }
  }

  @Test
  void nothingOfMicronautsWatchesOrCompressesASocket() throws IOException {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      try (RawSocket socket = house.greeted(ann)) {
        // What it is greeted by comes when all of its own has gone.
        assertThat(house.channel(socket).pipeline().names())
            .filteredOn(name -> !name.startsWith("DefaultChannelPipeline"))
            .containsExactly("wsencoder", "wsdecoder", "ear");
      }
    }
  }

  private static void edit(RawSocket socket, RoomView room, Object seq, String ref)
      throws IOException {
    socket.say(
        """
        {"type":"edit","ref":"%s","room":"%s","seq":%s,"body":"edit %s"}"""
            .formatted(ref, room.id(), seq, ref));
  }
}
