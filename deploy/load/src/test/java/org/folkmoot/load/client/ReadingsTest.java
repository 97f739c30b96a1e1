package org.folkmoot.load.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private final Readings readings = new Readings();

  private static ByteBuf bytes(int number, String filling) {
    String text = "{\"seq\":%d,\"body\":\"%s\"}".formatted(number, filling);
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  private JsonNode read(int number) {
    return readings.of(bytes(number, "rain"));
  }

  @Test
  void whatManyAreToldIsReadOnce() {
    JsonNode first = read(1);

    assertThat(first.path("seq").asInt()).isOne();
    assertThat(read(1)).isSameAs(first);
  }

  @Test
  void whatDiffersInAByteIsSomethingElse() {
    read(1);

    assertThat(read(2).path("seq").asInt()).isEqualTo(2);
    assertThat(read(1).path("seq").asInt()).isOne();
  }

  @Test
  void whatWasToldLongAgoIsForgotten() {
    JsonNode first = read(1);
    for (int other = 2; other < 1_000; other++) {
      read(other);
    }

    assertThat(read(1)).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void whatIsLongIsReadEachTime() {
    String filling = "rain ".repeat(2_000);

    assertThat(readings.of(bytes(1, filling)))
        .isEqualTo(readings.of(bytes(1, filling)))
        .isNotSameAs(readings.of(bytes(1, filling)));
  }
}
