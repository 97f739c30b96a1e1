package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.ws.House.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients may ask for, and what they are answered. */
class CommandsTest {
  private static final int MANY = 2_000;

  private static House house;
  private static Person ann;
  private static Person bob;
  private static RoomView room;

  @BeforeAll
  static void open() {
    house = House.open();
    ann = house.person("ann");
    bob = house.person("bob");
    room = house.room(ann, "garden", bob);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String post(String ref, RoomView where, String clientId, String body) {
    return """
        {"type":"post","ref":"%s","room":"%s","clientId":"%s","body":"%s"}"""
        .formatted(ref, where.id(), clientId, body);
  }

  private static Map<String, Object> asked(RawSocket socket, String frame) throws IOException {
    socket.say(frame);
    return socket.hear("nack");
  }

  @Test
  void postsOfOneSocketKeepTheirOrder() throws Exception {
    RoomView own = house.room(ann, "order", bob);
    try (RawSocket anns = house.greeted(ann);
        RawSocket bobs = house.greeted(bob)) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                try {
                  for (int i = 0; i < MANY; i++) {
                    anns.say(post("r" + i, own, "c" + i, "message " + i));
                  }
                } catch (IOException broken) {
                  throw new java.io.UncheckedIOException(broken);
                }
              });
      for (int i = 0; i < MANY; i++) {
        Map<?, ?> message = (Map<?, ?>) bobs.hear("message").get("message");
        assertThat(message.get("body")).isEqualTo("message " + i);
      }
      for (int i = 0; i < MANY; i++) {
        assertThat(anns.hear("ack")).containsEntry("ref", "r" + i);
      }
      writer.join();
    }
  }

  @Test
  void changesOfOneSocketKeepTheirOrder() throws IOException {
    RoomView own = house.room(ann, "edits");
    try (RawSocket anns = house.greeted(ann)) {
      anns.say(post("p", own, "c1", "first"));
      Object seq = anns.hear("ack").get("seq");
      for (int i = 0; i < 300; i++) {
        anns.say(
            """
            {"type":"edit","ref":"e%d","room":"%s","seq":%s,"body":"version %d"}"""
                .formatted(i, own.id(), seq, i));
      }
      long before = 0;
      for (int i = 0; i < 300; i++) {
        Map<String, Object> ack = anns.hear("ack");
        assertThat(ack).containsEntry("ref", "e" + i).doesNotContainKeys("seq", "duplicate");
        long changed = ((Number) ack.get("changed")).longValue();
        assertThat(changed).isGreaterThan(before);
        before = changed;
      }
    }
  }

  @Test
  void sameClientIdIsStoredOnce() throws IOException {
    try (RawSocket anns = house.greeted(ann)) {
      anns.say(post("1", room, "twice", "once"));
      Map<String, Object> first = anns.hear("ack");
      anns.say(post("2", room, "twice", "once more"));
      Map<String, Object> second = anns.hear("ack");
      assertThat(first).doesNotContainKey("duplicate");
      assertThat(second).containsEntry("duplicate", true).containsEntry("seq", first.get("seq"));
    }
  }

  @Test
  void reactionsAndDeletionsAreTold() throws IOException {
    try (RawSocket anns = house.greeted(ann);
        RawSocket bobs = house.greeted(bob)) {
      anns.say(post("1", room, "loved", "love me"));
      Object seq = anns.hear("ack").get("seq");
      bobs.say(
          """
          {"type":"react","ref":"2","room":"%s","seq":%s,"emoji":"👍","on":true}"""
              .formatted(room.id(), seq));
      assertThat(bobs.hear("ack")).containsKey("changed");
      assertThat(anns.hear("message")).doesNotContainKey("by");
      assertThat(anns.hear("message").get("by"))
          .isEqualTo(Map.of("username", "bob", "emoji", "👍", "on", true));
      anns.say(
          """
          {"type":"delete","ref":"3","room":"%s","seq":%s}"""
              .formatted(room.id(), seq));
      anns.hear("ack");
      assertThat(
              asked(
                  bobs,
                  """
                  {"type":"react","ref":"4","room":"%s","seq":%s,"emoji":"👍","on":true}"""
                      .formatted(room.id(), seq)))
          .containsEntry("code", "conflict")
          .containsEntry("ref", "4");
    }
  }

  @Test
  void readMarkIsToldOnAllOwnSockets() throws IOException {
    try (RawSocket phone = house.greeted(bob);
        RawSocket laptop = house.greeted(bob)) {
      phone.say("{\"type\":\"read\",\"room\":\"%s\",\"seq\":1}".formatted(room.id()));
      assertThat(laptop.hear("read"))
          .containsEntry("username", "bob")
          .containsKeys("seq", "rev", "unread", "mentions");
      phone.hear("read");
    }
  }

  @Test
  void refusalsHaveTheirCodes() throws IOException {
    RoomView others = house.room(ann, "others");
    try (RawSocket bobs = house.greeted(bob)) {
      assertThat(asked(bobs, post("1", others, "c1", "let me in")))
          .containsEntry("code", "forbidden")
          .containsEntry("ref", "1");
      String nowhere = post("2", room, "c2", "hm").replace(room.id(), "not-an-id");
      assertThat(asked(bobs, nowhere)).containsEntry("code", "not_found");
      String unknown = post("3", room, "c3", "hm").replace(room.id(), UUID.randomUUID() + "");
      assertThat(asked(bobs, unknown)).containsEntry("code", "not_found");
      assertThat(asked(bobs, post("4", room, "no good id", "hm"))).containsEntry("code", "invalid");
      assertThat(asked(bobs, post("5", room, "c5", ""))).containsEntry("code", "invalid");
      assertThat(asked(bobs, post("6", room, "c6", "x".repeat(8_001))))
          .containsEntry("code", "invalid");
      String file = post("7", room, "c7", "see").replace("}", ",\"attachments\":[\"a\"]}");
      assertThat(asked(bobs, file)).containsEntry("code", "not_found");
      assertThat(asked(bobs, "{\"type\":\"signal\",\"ref\":\"8\",\"room\":\"x\",\"to\":\"ann\"}"))
          .containsEntry("code", "invalid")
          .containsEntry("ref", "8");
      assertThat(asked(bobs, "{\"type\":\"hello\",\"cursors\":{}}"))
          .containsEntry("code", "invalid");
    }
  }

  @Test
  void typingAndTurningAwayAreTakenInSilence() throws IOException {
    try (RawSocket bobs = house.greeted(bob)) {
      bobs.say("{\"type\":\"typing\",\"room\":\"%s\",\"on\":true}".formatted(room.id()));
      bobs.say("{\"type\":\"idle\",\"on\":true}");
      bobs.say("{\"type\":\"ping\"}");
      assertThat(bobs.hear().json()).isEqualTo(Map.of("type", "pong"));
    }
  }

  @Test
  void whoeverPostsTooOftenIsToldWhenToComeBack() throws IOException {
    try (House strict = House.open("folkmoot.limit-posts", "1/h")) {
      House.Person cleo = strict.person("cleo");
      RoomView tea = strict.room(cleo, "tea");
      try (RawSocket socket = strict.greeted(cleo)) {
        socket.say(post("p1", tea, "c1", "one"));
        assertThat(socket.hear("ack")).containsEntry("ref", "p1");
        Map<String, Object> nack = asked(socket, post("p2", tea, "c2", "two"));
        assertThat(nack).containsEntry("ref", "p2").containsEntry("code", "rate_limited");
        assertThat(((Number) nack.get("retryAfterMs")).intValue()).isBetween(3_000_000, 3_600_000);
      }
    }
  }

  @Test
  void whoeverEditsDeletesAndReactsTooOftenIsToldWhenToComeBack() throws IOException {
    try (House strict = House.open("folkmoot.limit-changes", "1/h")) {
      House.Person cleo = strict.person("cleo");
      RoomView tea = strict.room(cleo, "tea");
      try (RawSocket socket = strict.greeted(cleo)) {
        socket.say(post("p1", tea, "c1", "one"));
        Object seq = socket.hear("ack").get("seq");
        String message = "\"room\":\"%s\",\"seq\":%s".formatted(tea.id(), seq);
        socket.say("{\"type\":\"edit\",\"ref\":\"1\",%s,\"body\":\"two\"}".formatted(message));
        assertThat(socket.hear("ack", "nack")).containsEntry("type", "ack");
        List<String> more =
            List.of(
                "{\"type\":\"edit\",\"ref\":\"2\",%s,\"body\":\"three\"}",
                "{\"type\":\"react\",\"ref\":\"2\",%s,\"emoji\":\"👍\",\"on\":true}",
                "{\"type\":\"delete\",\"ref\":\"2\",%s}");
        for (String frame : more) {
          Map<String, Object> nack = asked(socket, frame.formatted(message));
          assertThat(nack).containsEntry("ref", "2").containsEntry("code", "rate_limited");
          assertThat(((Number) nack.get("retryAfterMs")).intValue())
              .isBetween(3_000_000, 3_600_000);
        }
        // Posts are counted by themselves.
        socket.say(post("p2", tea, "c2", "two"));
        assertThat(socket.hear("ack", "nack")).containsEntry("type", "ack");
      }
    }
  }

  @Test
  void databaseAwayIsUnavailable() throws IOException {
    try (House shaken = House.open()) {
      Person eve = shaken.person("eve");
      RoomView alone = shaken.room(eve, "alone");
      try (RawSocket eves = shaken.greeted(eve)) {
        shaken.get(InMemoryStore.class).fates(() -> InMemoryStore.Fate.ROLL_BACK);
        assertThat(asked(eves, post("1", alone, "c1", "anyone?")))
            .containsEntry("code", "unavailable")
            .containsEntry("ref", "1");
        assertThat(
                asked(
                    eves,
                    "{\"type\":\"delete\",\"ref\":\"2\",\"room\":\"%s\",\"seq\":1}"
                        .formatted(alone.id())))
            .containsEntry("ref", "2");
        shaken.get(InMemoryStore.class).fates(() -> InMemoryStore.Fate.COMMIT);
        eves.say(post("3", alone, "c1", "anyone?"));
        assertThat(eves.hear("ack")).containsEntry("ref", "3").doesNotContainKey("duplicate");
      }
    }
  }

  @Test
  void helloWaitsForTheDatabase() throws IOException {
    try (House shaken = House.open()) {
      Person eve = shaken.person("eve");
      try (RawSocket eves = shaken.connect(eve)) {
        AtomicInteger failures = new AtomicInteger();
        shaken
            .get(InMemoryStore.class)
            .betweenStatements(
                () -> {
                  if (failures.getAndIncrement() < 2) {
                    throw new Unavailable("away for a while");
                  }
                });
        eves.say("{\"type\":\"hello\",\"cursors\":{}}");
        eves.hear("ready");
        assertThat(failures.get()).isGreaterThan(2);
      }
    }
  }

  @Test
  void whoeverHasTooMuchInTheWorksIsNotReadFrom() throws Exception {
    try (House slow = House.open()) {
      Person eve = slow.person("eve");
      RoomView alone = slow.room(eve, "alone");
      try (RawSocket eves = slow.greeted(eve)) {
        CountDownLatch goOn = new CountDownLatch(1);
        slow.get(InMemoryStore.class)
            .fates(
                () -> {
                  try {
                    goOn.await();
                  } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                  }
                  return InMemoryStore.Fate.COMMIT;
                });
        for (int i = 0; i < 64; i++) {
          eves.say(post("r" + i, alone, "c" + i, "message " + i));
        }
        org.awaitility.Awaitility.await().until(() -> !slow.channel(eves).config().isAutoRead());
        eves.say("{\"type\":\"ping\"}");
        goOn.countDown();
        eves.hear("pong");
        assertThat(slow.channel(eves).config().isAutoRead()).isTrue();
      }
    }
  }
}
