package org.folkmoot.load.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much of the processor's time a process has had, as the kernel counts it. */
public final class Cpu {
  private static final double TICKS_PER_SECOND = 100;

  private Cpu() {}

  /** Of one process, all its threads. */
  public static double seconds(long pid) {
    return ticks(pid, false) / TICKS_PER_SECOND;
  }

  /** Of a process and all that it has begun; what those used that have ended is counted with it. */
  public static double secondsOfAll(long pid) {
    double ticks = ticks(pid, true);
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(pid).map(ProcessHandle::descendants).orElseGet(Stream::empty)) {
      for (ProcessHandle child : children.toList()) {
        ticks += ticks(child.pid(), false);
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double ticks(long pid, boolean withEnded) {
    String text;
    try {
      text = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    double own = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
    return withEnded ? own + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : own;
  }
}
