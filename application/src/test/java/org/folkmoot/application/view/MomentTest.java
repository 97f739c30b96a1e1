package org.folkmoot.application.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How times are written. */
final class MomentTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-04T00:00:00Z, 2026-05-04T00:00:00.000Z",
    "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z",
    "2024-02-29T01:02:03.045Z, 2024-02-29T01:02:03.045Z",
    "1969-12-31T23:59:59.9Z, 1969-12-31T23:59:59.900Z",
    "+12026-05-04T00:00:00.1Z, +12026-05-04T00:00:00.100Z",
  })
  void alwaysWithMilliseconds(Instant instant, String text) {
    assertThat(Moment.text(instant)).isEqualTo(text);
  }

  @Test
  void likeAFormatterWouldWriteIt() {
    var formatter =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    var random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      Instant instant = Instant.ofEpochMilli(random.nextLong(-100_000_000_000_000L, 1L << 50));
      assertThat(Moment.text(instant)).isEqualTo(formatter.format(instant));
    }
  }

  @Test
  void whatNeverWasIsNotWritten() {
    assertThat(Moment.textOrNull(null)).isNull();
  }
}
