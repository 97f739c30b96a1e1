package org.folkmoot.load.bench;

import java.util.List;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Tally;

/**
 * What was used and heard up to a moment; the difference of two is a measurement.
 *
 * @param ownCpu of the process that makes the load
 * @param threads the server's CPU again, by kind of thread
 */
record Usage(
    double serverCpu,
    double postgresCpu,
    double ownCpu,
    long frames,
    long bytes,
    double seconds,
    Threads threads) {
  static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0, Threads.NONE);

  // A kind that takes less than a hundredth of a core is nobody's trouble.
  private static final double CORES_TOLD = 0.01;

  static Usage now(List<Subject> subjects, Tally tally) {
    return new Usage(
        subjects.stream().mapToDouble(subject -> Cpu.seconds(subject.pid())).sum(),
        Cpu.secondsOfAll(subjects.getFirst().postgres()),
        Cpu.seconds(ProcessHandle.current().pid()),
        tally.frames(),
        tally.bytes(),
        System.nanoTime() / 1e9,
        subjects.stream()
            .map(subject -> Threads.of(subject.pid()))
            .reduce(Threads.NONE, Threads::plus));
  }

  static Usage now(Subject subject, Tally tally) {
    return now(List.of(subject), tally);
  }

  Usage plus(Usage more) {
    return new Usage(
        serverCpu + more.serverCpu,
        postgresCpu + more.postgresCpu,
        ownCpu + more.ownCpu,
        frames + more.frames,
        bytes + more.bytes,
        seconds + more.seconds,
        threads.plus(more.threads));
  }

  Usage since(Usage before) {
    return new Usage(
        serverCpu - before.serverCpu,
        postgresCpu - before.postgresCpu,
        ownCpu - before.ownCpu,
        frames - before.frames,
        bytes - before.bytes,
        seconds - before.seconds,
        threads.since(before.threads));
  }

  /** Without what Java took to compile: a server that runs for days hardly does. */
  double serverWork() {
    return serverCpu - compiling();
  }

  /** How much of a core Java took to compile. */
  double compilers() {
    return compiling() / seconds;
  }

  private double compiling() {
    return threads.seconds().getOrDefault(Threads.COMPILERS, 0.0);
  }

  /** Of what kind the server's CPU was, where it says anything. */
  void tellThreads(Findings findings, String scenario, Subject subject) {
    threads
        .seconds()
        .forEach(
            (kind, used) -> {
              if (used / seconds > CORES_TOLD) {
                findings.add(scenario, subject, "CPU of " + kind, "cores", used / seconds);
              }
            });
  }
}
