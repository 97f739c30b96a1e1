package org.folkmoot.load.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.LightSockets;

/** What every scenario works with. */
record Bench(
    Stand stand, LightSockets sockets, Findings findings, Profiles profiles, PrintStream out) {
  private static final int CALM_SECONDS_MAX = 15;
  private static final double CALM_CPU = 0.05;

  /** Both are measured in turn, and often, so that neither has the machine's better minute. */
  List<Subject> both() {
    return List.of(stand.reference(), stand.folkmoot());
  }

  Crowd crowd(Subject subject) {
    return new Crowd(sockets, subject);
  }

  /** Waits until a server that has nothing to do does nothing: Java compiles for a while. */
  void calm(Subject subject) {
    for (int second = 0; second < CALM_SECONDS_MAX; second++) {
      double before = Cpu.seconds(subject.pid());
      Pace.rest(1);
      if (Cpu.seconds(subject.pid()) - before < CALM_CPU) {
        return;
      }
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  void say(String words, Object... values) {
    out.printf(Locale.ROOT, words + "%n", values);
  }
}
