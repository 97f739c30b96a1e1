package org.folkmoot.load.bench;

import java.util.List;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Tally;

/**
 * What was used and heard up to a moment; the difference of two is a measurement.
 *
 * @param ownCpu of the process that makes the load
 */
record Usage(
    double serverCpu, double postgresCpu, double ownCpu, long frames, long bytes, double seconds) {

  static Usage now(List<Subject> subjects, Tally tally) {
    return new Usage(
        subjects.stream().mapToDouble(subject -> Cpu.seconds(subject.pid())).sum(),
        Cpu.secondsOfAll(subjects.getFirst().postgres()),
        Cpu.seconds(ProcessHandle.current().pid()),
        tally.frames(),
        tally.bytes(),
        System.nanoTime() / 1e9);
  }

  static Usage now(Subject subject, Tally tally) {
    return now(List.of(subject), tally);
  }

  static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);

  Usage plus(Usage more) {
    return new Usage(
        serverCpu + more.serverCpu,
        postgresCpu + more.postgresCpu,
        ownCpu + more.ownCpu,
        frames + more.frames,
        bytes + more.bytes,
        seconds + more.seconds);
  }

  Usage since(Usage before) {
    return new Usage(
        serverCpu - before.serverCpu,
        postgresCpu - before.postgresCpu,
        ownCpu - before.ownCpu,
        frames - before.frames,
        bytes - before.bytes,
        seconds - before.seconds);
  }
}
