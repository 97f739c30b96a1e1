package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomLimitsTest {
  @Test
  void theLastOneIsStillMadeAndTheNextIsNot() {
    assertThat(RoomLimits.founding(999)).isEmpty();
    assertThat(RoomLimits.founding(1_000)).isPresent();
    assertThat(RoomLimits.opening(999)).isEmpty();
    assertThat(RoomLimits.opening(1_000)).isPresent();
  }
}
