package org.folkmoot.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What Folkmoot must reach, and what it aims for. */
final class Bars {
  private static final List<Bar> ALL =
      List.of(
          atMost("CPU per delivery, 20 posts/s", FanOut.at(20), FanOut.SERVER_CPU, 1.3, 1.0),
          atMost("CPU per delivery, 100 posts/s", FanOut.at(100), FanOut.SERVER_CPU, 1.3, 1.0),
          atMost("p99 of delivery, 100,000 a second", FanOut.at(100), FanOut.P99, 2, 1.2),
          atLeast("most deliveries a second", FanOut.MOST, FanOut.DELIVERIES, 0.4, 0.6),
          atLeast("durable posts a second, 1 each", Durable.with(1), Durable.ACKED, 0.6, 0.8),
          atLeast("durable posts a second, 8 each", Durable.with(8), Durable.ACKED, 0.4, 0.6),
          atMost("PostgreSQL's CPU per post", Durable.with(8), Durable.POSTGRES_CPU, 2, 1.3),
          atMost("live heap per idle socket", Idle.with(Idle.MOST), Idle.MEMORY, 2, 1.3),
          own("storm of 10,000: all caught up, s", Storm.SCENARIO, Storm.ALL, 15, 5),
          own("history page, p99 in ms", Archive.PAGES, Callers.P99, 50, 15),
          own("list of rooms, p99 in ms", Archive.LISTS, Callers.P99, 50, 15));

  private Bars() {}

  /**
   * One of them.
   *
   * @param ratio whether it is of Folkmoot's figure against the reference's, or of its own
   * @param most whether more than it is too much, or less too little
   */
  record Bar(
      String words,
      String scenario,
      String what,
      boolean ratio,
      boolean most,
      double must,
      double aim) {
    boolean holds(double value, double bar) {
      return most ? value <= bar : value >= bar;
    }
  }

  /** What became of one. */
  record Verdict(Bar bar, double value) {
    String word() {
      return bar.holds(value, bar.aim()) ? "AIM" : isKept() ? "must" : "MISSED";
    }

    boolean isKept() {
      return bar.holds(value, bar.must());
    }
  }

  /** Of those that this run has measured. */
  static List<Verdict> verdicts(Findings findings) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Bar bar : ALL) {
      OptionalDouble value =
          bar.ratio()
              ? findings.ratio(bar.scenario(), bar.what())
              : findings.value(bar.scenario(), Subject.FOLKMOOT, bar.what());
      value.ifPresent(found -> verdicts.add(new Verdict(bar, found)));
    }
    return verdicts;
  }

  private static Bar atMost(String words, String scenario, String what, double must, double aim) {
    return new Bar(words, scenario, what, true, true, must, aim);
  }

  private static Bar atLeast(String words, String scenario, String what, double must, double aim) {
    return new Bar(words, scenario, what, true, false, must, aim);
  }

  /** Of Folkmoot alone, for the reference has no such thing. */
  private static Bar own(String words, String scenario, String what, double must, double aim) {
    return new Bar(words, scenario, what, false, true, must, aim);
  }
}
