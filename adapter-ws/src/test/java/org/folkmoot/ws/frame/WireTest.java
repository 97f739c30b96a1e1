package org.folkmoot.ws.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of the server's frames, field for field. */
class WireTest {
  private static ApplicationContext context;

  @BeforeAll
  static void open() {
    // What an application may well have set: it must not leave empty fields out of our frames.
    context =
        ApplicationContext.run(Map.of("micronaut.serde.serialization.inclusion", "NON_EMPTY"));
  }

  @AfterAll
  static void close() {
    context.close();
  }

  static Map<String, Object> samples() {
    Map<String, Object> samples = new TreeMap<>();
    samples.putAll(Samples.changes());
    samples.putAll(Samples.tellings());
    return samples;
  }

  static Set<String> names() {
    return samples().keySet();
  }

  private static Frame encoded(Object sample) {
    JsonFrames frames = context.getBean(JsonFrames.class);
    return switch (sample) {
      case Change change -> frames.of(change);
      case ServerMessage message -> frames.of(message);
      default -> throw new IllegalArgumentException(sample.toString());
    };
  }

  private static Map<String, Object> tree(byte[] json) throws IOException {
    return ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class));
  }

  @ParameterizedTest
  @MethodSource("names")
  void frameIsAsItsGoldenFile(String name) throws IOException {
    byte[] json = encoded(samples().get(name)).json();
    try (InputStream golden = WireTest.class.getResourceAsStream("/wire/" + name + ".json")) {
      assertThat(golden).as("wire/%s.json; it would be %s", name, text(json)).isNotNull();
      assertThat(tree(json)).isEqualTo(tree(golden.readAllBytes()));
    }
  }

  /** Its fields are written twice in the code, which must stay the same. */
  @Test
  void aCatchUpOfEncodedChangesIsLikeOneThatIsEncodedWhole() {
    JsonFrames frames = context.getBean(JsonFrames.class);
    RoomId room = new RoomId(new UUID(1, 1));
    Epoch epoch = new Epoch("a \"name\" 🌍");
    for (List<Change> changes :
        List.of(List.<Change>of(), List.copyOf(Samples.changes().values()))) {
      List<Frame> encoded = changes.stream().<Frame>map(frames::of).toList();
      byte[] whole =
          frames
              .of(
                  new ServerMessage.Catchup(
                      room.toString(), changes, null, 9, false, false, epoch.value()))
              .json();
      assertThat(text(frames.catchup(room, encoded, new Seq(9), epoch).json()))
          .isEqualTo(text(whole));
    }
  }

  @Test
  void nothingIsEverNull() {
    samples()
        .values()
        .forEach(sample -> assertThat(text(encoded(sample).json())).doesNotContain("null"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 255, 256, 65_535, 65_536, 1_000_000})
  void headerSaysTheLength(int length) {
    byte[] json = "x".repeat(length).getBytes(UTF_8);
    JsonFrame frame = JsonFrame.of(json);
    ByteBuf wire = Unpooled.buffer(frame.wireBytes(), frame.wireBytes());
    frame.writeTo(wire);
    assertThat(wire.isWritable()).isFalse();
    assertThat(frame.json()).isEqualTo(json);
    EmbeddedChannel client =
        new EmbeddedChannel(
            new WebSocket13FrameDecoder(
                WebSocketDecoderConfig.newBuilder()
                    .expectMaskedFrames(false)
                    .maxFramePayloadLength(2_000_000)
                    .build()));
    client.writeInbound(wire);
    TextWebSocketFrame read = client.readInbound();
    assertThat(read.isFinalFragment()).isTrue();
    assertThat(read.content().readableBytes()).isEqualTo(length);
    read.release();
    client.finishAndReleaseAll();
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }
}
