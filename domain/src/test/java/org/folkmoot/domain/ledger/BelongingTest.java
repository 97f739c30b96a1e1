package org.folkmoot.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BelongingTest {
  @Test
  void theLastOneIsStillMadeAndTheNextIsNot() {
    assertThat(Belonging.founding(999)).isEmpty();
    assertThat(Belonging.founding(1_000)).isPresent();
    assertThat(Belonging.opening(999)).isEmpty();
    assertThat(Belonging.opening(1_000)).isPresent();
  }
}
