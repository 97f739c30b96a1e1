package org.folkmoot.load.bench;

import java.util.function.DoubleSupplier;

/** What is measured runs before that, until Java has compiled it. */
final class Warming {
  static final double SECONDS = 2;

  /** So often where a run must end soon. */
  static final int TIMES = 4;

  /** Above it what Java compiles is a part of what is measured, where whole cores are. */
  static final double MUCH = 0.06;

  private Warming() {}

  /**
   * Again and again, though not for ever.
   *
   * @param times so often at most
   * @param cores what Java may take of them to compile, beside what is measured
   * @param once runs it for {@link #SECONDS}, and gives how much of a core Java took meanwhile to
   *     compile
   */
  static void untilCompiled(int times, double cores, DoubleSupplier once) {
    boolean compiling = true;
    for (int i = 0; compiling && i < times; i++) {
      compiling = once.getAsDouble() > cores;
    }
  }
}
