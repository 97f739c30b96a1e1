package org.folkmoot.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedEncodingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "br, gzip, deflate",
        "gzip;q=0.5",
        "gzip ; q=0.001",
        "*",
        "*;q=0.1",
        "*;q=0, gzip",
        "identity;q=0.5, gzip;q=1.0",
        "identity;q=1, gzip;q=0.5",
        "gzip, *;q=0"
      })
  void gzipIsTakenAtWhateverWeightThatIsNotZero(String header) {
    assertThat(AcceptedEncodings.take("gzip", List.of(header))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "br",
        "gzip;q=0",
        "gzip;q=0.000",
        "gzip ; Q=0",
        "*;q=0",
        "gzip;q=0, *",
        "gzip;q=x",
        "gzip;q=",
        "notgzip",
        "gzip;q=-1"
      })
  void whoDoesNotWantItGetsThePlainFile(String header) {
    assertThat(AcceptedEncodings.take("gzip", List.of(header))).isFalse();
  }

  @Test
  void eachIsAskedForByItsName() {
    assertThat(AcceptedEncodings.take("br", List.of("gzip, deflate, br"))).isTrue();
    assertThat(AcceptedEncodings.take("br", List.of("br;q=0, gzip, *"))).isFalse();
    assertThat(AcceptedEncodings.take("br", List.of("gzip, x-gzip"))).isFalse();
  }

  @Test
  void twoHeadersAreOneList() {
    assertThat(AcceptedEncodings.take("gzip", List.of("br", "gzip"))).isTrue();
    assertThat(AcceptedEncodings.take("gzip", List.of())).isFalse();
  }
}
