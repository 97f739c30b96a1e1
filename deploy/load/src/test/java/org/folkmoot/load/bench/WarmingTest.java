package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class WarmingTest {
  @Test
  void itEndsWhenJavaHasCompiledWhatRuns() {
    Iterator<Double> compilers = DoubleStream.of(0.9, 0.3, 0.05, 0.9).iterator();
    Warming.untilCompiled(4, 0.06, compilers::next);
    assertThat(compilers.next()).isEqualTo(0.9);
  }

  @Test
  void itEndsThoughJavaCompilesOn() {
    AtomicInteger times = new AtomicInteger();
    Warming.untilCompiled(
        7,
        0.06,
        () -> {
          times.incrementAndGet();
          return 1;
        });
    assertThat(times).hasValue(7);
  }
}
