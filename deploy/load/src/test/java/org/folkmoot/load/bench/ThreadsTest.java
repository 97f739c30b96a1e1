package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.folkmoot.load.drill.Cpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadsTest {
  @ParameterizedTest
  @CsvSource({
    "C1 CompilerThre, Java's compilers",
    "C2 CompilerThre, Java's compilers",
    "G1 Conc#0, Java's collector",
    "G1 Main Marker, Java's collector",
    "GC Thread#1, Java's collector",
    "ForkJoinPool-1-, virtual threads",
    "ForkJoinPool.co, ForkJoinPool.co",
    "default-nioEven, event loops",
    "parent-nioEvent, event loops",
    "multiThreadIoEv, event loops",
    "MasterPoller, MasterPoller",
    "HikariPool-1:co, HikariPool co",
    "writer-1, writer",
    "VM Thread, VM Thread"
  })
  void namesWithoutTheirNumbersAreKinds(String name, String kind) {
    assertThat(Threads.kind(name)).isEqualTo(kind);
  }

  @Test
  void aNameMayHoldBracketsAndBlanks() {
    String stat =
        "27113 (a (b) 7 8) S 1 2 3 4 5 6 7 8 9 10 230 12 99 98 20 0 1 0 55 7 8 184467440737";

    assertThat(Threads.name(stat)).isEqualTo("a (b) 7 8");
    assertThat(Threads.ticks(stat)).isEqualTo(242);
  }

  @Test
  void threadsOfAKindAreCountedTogether() {
    Threads one = new Threads(Map.of("loops", 1.0, "timers", 2.0));
    Threads other = new Threads(Map.of("loops", 0.5));

    assertThat(one.plus(other).seconds()).isEqualTo(Map.of("loops", 1.5, "timers", 2.0));
  }

  @Test
  void aThreadThatHasEndedTakesNothingFromTheOthers() {
    Threads before = new Threads(Map.of("compilers", 5.0, "loops", 1.0, "ended", 1.0));
    Threads after = new Threads(Map.of("compilers", 4.0, "loops", 3.0, "begun", 0.5));

    assertThat(after.since(before).seconds())
        .isEqualTo(Map.of("compilers", 0.0, "loops", 2.0, "begun", 0.5));
  }

  @Test
  void thisProcessHasThreadsAndTheyUseWhatItUses() {
    long own = ProcessHandle.current().pid();
    double known =
        Threads.of(own).seconds().values().stream().mapToDouble(Double::doubleValue).sum();

    assertThat(Threads.of(own).seconds()).containsKey(Threads.COMPILERS);
    // Those of them that have ended aren't known any more.
    assertThat(known).isBetween(Cpu.seconds(own) / 4, Cpu.seconds(own) + 1);
  }

  @Test
  void aProcessThatIsNoneHasNoThreads() {
    assertThat(Threads.of(Long.MAX_VALUE)).isEqualTo(Threads.NONE);
  }
}
