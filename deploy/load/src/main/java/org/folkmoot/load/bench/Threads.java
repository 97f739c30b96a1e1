package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much of the processor's time the threads of a process have had, kind by kind: what its Java
 * compiles and collects is told apart from what it does.
 *
 * @param seconds since each thread began; a thread that has ended isn't counted any more
 */
record Threads(Map<String, Double> seconds) {
  static final Threads NONE = new Threads(Map.of());
  static final String COMPILERS = "Java's compilers";
  static final String COLLECTOR = "Java's collector";
  static final String LOOPS = "event loops";
  static final String VIRTUAL = "virtual threads";

  // The kernel keeps fifteen characters of a name.
  private static final Pattern COMPILER = Pattern.compile("C[12] Compiler.*");
  private static final Pattern COLLECTS = Pattern.compile("G1 .*|GC Thread.*");
  private static final Pattern LOOP = Pattern.compile(".*-nioEven.*|.*ioEventLoop.*|.*IoEv.*");
  private static final Pattern CARRIER = Pattern.compile("ForkJoinPool-\\d.*");
  private static final Pattern NUMBER = Pattern.compile("[-#:. ]*\\d+[-#:. ]*");
  private static final double TICKS_PER_SECOND = 100;

  static Threads of(long pid) {
    Map<String, Double> seconds = new TreeMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc", "" + pid, "task"))) {
      threads.forEach(thread -> add(thread.resolve("stat"), seconds));
    } catch (NoSuchFileException ended) {
      return NONE;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new Threads(seconds);
  }

  private static void add(Path stat, Map<String, Double> seconds) {
    try {
      String line = Files.readString(stat);
      seconds.merge(kind(name(line)), ticks(line) / TICKS_PER_SECOND, Double::sum);
    } catch (IOException _) {
      // It ended while the others were read; the kernel says so in more than one way.
    }
  }

  static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  static double ticks(String stat) {
    // Names may hold anything, so fields are counted from behind the last bracket.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  static String kind(String name) {
    if (COMPILER.matcher(name).matches()) {
      return COMPILERS;
    }
    if (COLLECTS.matcher(name).matches()) {
      return COLLECTOR;
    }
    if (LOOP.matcher(name).matches()) {
      return LOOPS;
    }
    if (CARRIER.matcher(name).matches()) {
      return VIRTUAL;
    }
    return NUMBER.matcher(name).replaceAll(" ").strip();
  }

  Threads plus(Threads more) {
    Map<String, Double> sum = new TreeMap<>(seconds);
    more.seconds.forEach((kind, value) -> sum.merge(kind, value, Double::sum));
    return new Threads(sum);
  }

  /** Never less than nothing: a thread that has ended takes its time with it. */
  Threads since(Threads before) {
    Map<String, Double> more = new TreeMap<>();
    seconds.forEach(
        (kind, value) ->
            more.put(kind, Math.max(0, value - before.seconds.getOrDefault(kind, 0.0))));
    return new Threads(more);
  }
}
