package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.folkmoot.load.client.Json;
import org.junit.jupiter.api.Test;

class SpeechTest {
  private static final String ROOM = "019ab3c4-1c2d-7e3f-8a4b-5c6d7e8f9a0b";
  private static final String ACK = "{\"type\":\"ack\",\"ref\":\"1207\",\"room\":\"r\",\"seq\":3}";
  private static final long NANOS = 123_456_789_012_345L;

  // What was there before in the buffer must not matter.
  private static final int FROM = 5;

  private static ByteBuf bytes(String json) {
    return Unpooled.copiedBuffer("\"t=\"}" + json + "{\"type\":\"x", StandardCharsets.UTF_8);
  }

  private static String post(long ref) {
    return new String(Speech.post(ROOM, ref, NANOS), StandardCharsets.US_ASCII);
  }

  private static String message(String body) {
    return "{\"type\":\"message\",\"room\":\"%s\",\"seq\":7,\"message\":{\"body\":\"%s\",\"mentions\":[]}}"
        .formatted(ROOM, body);
  }

  @Test
  void aPostIsOneOfTheProtocol() {
    var post = Json.read(post(7));

    assertThat(post.path("type").asText()).isEqualTo("post");
    assertThat(post.path("ref").asText()).isEqualTo("7");
    assertThat(post.path("room").asText()).isEqualTo(ROOM);
    assertThat(post.path("body").asText()).hasSize(100);
    assertThat(post.path("clientId").asText()).matches("[A-Za-z0-9_-]{1,64}");
  }

  @Test
  void noClientIdComesTwice() {
    assertThat(Json.read(post(7)).path("clientId"))
        .isNotEqualTo(Json.read(post(7)).path("clientId"));
  }

  @Test
  void whenItWasDueIsReadFromWhatIsDelivered() {
    String told = message(Json.read(post(7)).path("body").asText());

    assertThat(Speech.nanos(bytes(told), FROM, told.length())).isEqualTo(NANOS);
  }

  @Test
  void whatSomebodyElseSaidHasNoTime() {
    assertThat(Speech.nanos(bytes(message("Good morning")), FROM, message("Good morning").length()))
        .isEqualTo(-1);
    // It would end behind the frame.
    assertThat(Speech.nanos(bytes(message("t=1")), FROM, message("t=1").length())).isEqualTo(-1);
  }

  @Test
  void anAckNamesItsPost() {
    assertThat(Speech.kind(bytes(ACK), FROM, ACK.length())).isEqualTo('a');
    assertThat(Speech.ref(bytes(ACK), FROM)).isEqualTo(1_207);
  }

  @Test
  void framesAreKnownByTheirFirstLetter() {
    String message = message("");

    assertThat(Speech.kind(bytes(message), FROM, message.length())).isEqualTo('m');
    assertThat(Speech.kind(bytes("{}"), FROM, 2)).isEqualTo(' ');
  }

  @Test
  void whoReturnsNamesTheCursor() {
    var hello = Json.read(new String(Speech.returning(ROOM, 12), StandardCharsets.US_ASCII));

    assertThat(hello.path("cursors").path(ROOM).asLong()).isEqualTo(12);
  }

  @Test
  void whoIsCaughtUpWasToldEveryChange() {
    assertThat(bringsTo(57, "\"head\":57,\"more\":false,\"reset\":false")).isTrue();
    assertThat(bringsTo(57, "\"head\":56,\"more\":false,\"reset\":false")).isFalse();
    assertThat(bringsTo(57, "\"head\":57,\"more\":true,\"reset\":false")).isFalse();
    assertThat(bringsTo(57, "\"head\":57,\"more\":false,\"reset\":true")).isFalse();
  }

  private static boolean bringsTo(long head, String end) {
    String changes = message("x".repeat(200));
    String told =
        "{\"type\":\"catchup\",\"room\":\"%s\",\"changes\":[%s],%s,\"epoch\":\"e\"}"
            .formatted(ROOM, changes, end);
    return Speech.bringsTo(head, bytes(told), FROM, told.length());
  }
}
