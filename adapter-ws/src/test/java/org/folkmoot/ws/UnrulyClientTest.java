package org.folkmoot.ws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What no good client does, and how it ends. */
class UnrulyClientTest {
  private static House house;
  private static House.Person ann;

  private RawSocket socket;

  @BeforeAll
  static void open() {
    house = House.open("folkmoot.hello-wait", "2s");
    ann = house.person("ann");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void connect() throws IOException {
    socket = house.connect(ann);
  }

  @AfterEach
  void disconnect() throws IOException {
    socket.close();
  }

  private void hello() throws IOException {
    socket.say("{\"type\":\"hello\",\"cursors\":{}}");
    socket.hear("ready");
  }

  @Test
  void fragmentsAreLimitedTogether() throws IOException {
    hello();
    byte[] piece = new byte[10_000];
    java.util.Arrays.fill(piece, (byte) ' ');
    socket.sayFrame(false, RawSocket.TEXT, piece);
    for (int i = 0; i < 100; i++) {
      socket.sayFrame(false, RawSocket.CONTINUATION, piece);
    }
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(1009);
  }

  @Test
  void singleFrameIsLimited() throws IOException {
    hello();
    socket.sayFrame(true, RawSocket.TEXT, new byte[1_000_000]);
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(1009);
  }

  @Test
  void frameOfExactly64KibIsTaken() throws IOException {
    hello();
    String ping = "{\"type\":\"ping\"}";
    socket.say(ping + " ".repeat(65_536 - ping.length()));
    socket.hear("pong");
  }

  @Test
  void fragmentsMakeOneFrame() throws IOException {
    hello();
    socket.sayFrame(false, RawSocket.TEXT, "{\"type\":".getBytes(UTF_8));
    socket.sayFrame(true, RawSocket.PING, new byte[0]);
    socket.sayFrame(true, RawSocket.CONTINUATION, "\"ping\"}".getBytes(UTF_8));
    socket.flush();
    assertThat(socket.hear().opcode()).isEqualTo(RawSocket.PONG);
    socket.hear("pong");
  }

  @Test
  void whatIsBegunIsNotSaidByAFarewell() throws IOException {
    hello();
    socket.sayFrame(false, RawSocket.TEXT, "{\"type\":\"ping\"}".getBytes(UTF_8));
    socket.sayClose(1000);
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(1000);
  }

  @Test
  void textThatIsNotUtf8EndsTheSocket() throws IOException {
    hello();
    socket.sayFrame(true, RawSocket.TEXT, new byte[] {'"', (byte) 0xC3, '"'});
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(1007);
  }

  @Test
  void unmaskedFrameEndsTheSocket() throws IOException {
    hello();
    socket.sayBytes((byte) 0x81, (byte) 2, (byte) '{', (byte) '}');
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(1002);
  }

  @Test
  void binaryFrameEndsTheSocket() throws IOException {
    hello();
    socket.sayFrame(true, RawSocket.BINARY, "{\"type\":\"ping\"}".getBytes(UTF_8));
    socket.flush();
    assertThat(socket.hearClose()).isEqualTo(4400);
  }

  @Test
  void anotherFrameBeforeHelloEndsTheSocket() throws IOException {
    socket.say("{\"type\":\"ping\"}");
    assertThat(socket.hearClose()).isEqualTo(4400);
  }

  @Test
  void whoeverNeverSaysHelloIsSentAway() throws IOException {
    assertThat(socket.hearClose()).isEqualTo(4400);
  }

  @Test
  void helloWithBadCursorsMayBeSaidAgain() throws IOException {
    socket.say("{\"type\":\"hello\",\"cursors\":{\"x\":-1}}");
    assertThat(socket.hear("nack")).containsEntry("code", "invalid");
    hello();
  }

  @Test
  void twentyUnintelligibleFramesInARowEndTheSocket() throws IOException {
    hello();
    for (int i = 0; i < 19; i++) {
      socket.say("{\"type\":\"nonsense\",\"ref\":\"" + i + "\"}");
      assertThat(socket.hear("nack"))
          .containsEntry("code", "invalid")
          .containsEntry("ref", String.valueOf(i));
    }
    socket.say("{\"type\":\"ping\"}");
    socket.hear("pong");
    for (int i = 0; i < 19; i++) {
      socket.say("not even JSON");
      assertThat(socket.hear("nack")).containsEntry("code", "invalid").doesNotContainKey("ref");
    }
    socket.say("[]");
    assertThat(socket.hearClose()).isEqualTo(4400);
  }

  @Test
  void everyKindOfNonsenseIsAnswered() throws IOException {
    hello();
    for (String nonsense :
        new String[] {
          "",
          "null",
          "7",
          "\"x\"",
          "[]",
          "{",
          "{}",
          "{\"type\":7}",
          "{\"type\":{}}",
          "{\"type\":\"post\"}",
          "{\"type\":\"post\",\"ref\":\"1\",\"room\":[]}",
          "{\"type\":\"post\",\"ref\":\"\\ud800\"}",
          "{\"type\":\"post\",\"ref\":\"" + "r".repeat(65) + "\"}",
          "{\"type\":\"hello\",\"cursors\":{\"a\":null}}",
          "{\"type\":\"read\",\"room\":\"x\",\"seq\":9007199254740993}",
          "{\"type\":\"read\",\"room\":\"x\",\"seq\":1e99}",
          "[".repeat(60_000)
        }) {
      socket.say(nonsense);
      assertThat(socket.hear("nack")).as(nonsense).containsEntry("code", "invalid");
      socket.say("{\"type\":\"ping\",\"unknown\":{\"deep\":[1,{}]}}");
      socket.hear("pong");
    }
  }

  @Test
  void aNackNamesTheFieldThatIsOfAnotherType() throws IOException {
    hello();
    for (String field : new String[] {"\"clientId\":5", "\"body\":true", "\"replyTo\":\"1\""}) {
      socket.say("{\"type\":\"post\"," + field + ",\"ref\":\"r\",\"room\":\"x\"}");
      Map<String, Object> nack = socket.hear("nack");
      assertThat(nack).containsEntry("code", "invalid").containsEntry("ref", "r");
      assertThat(nack.get("detail")).asString().startsWith(field.split("\"", -1)[1] + " must be");
    }
  }

  @Test
  void whoeverChattersWithoutEndIsSentAway() throws IOException {
    try (RawSocket socket = house.greeted(house.person("chatterbox"))) {
      for (int i = 0; i < 2_000; i++) {
        socket.say("{\"type\":\"idle\",\"on\":%b}".formatted(i % 2 == 0));
      }
      assertThat(socket.hearClose()).isEqualTo(4429);
    }
  }

  @Test
  void whoeverHasMuchToSayAtOnceStays() throws IOException {
    try (RawSocket socket = house.greeted(house.person("talker"))) {
      for (int i = 0; i < 300; i++) {
        socket.say("{\"type\":\"idle\",\"on\":%b}".formatted(i % 2 == 0));
      }
      socket.say("{\"type\":\"ping\"}");
      assertThat(socket.hear("pong")).isNotEmpty();
    }
  }
}
