package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Ear;

/** Thousands of sockets that say nothing: what each of them costs. */
final class Idle {
  static final String MEMORY = "live heap per socket";
  static final int MOST = 16_000;

  private static final int[] SOCKETS = {2_000, 8_000, MOST};
  private static final double WATCHED_SECONDS = 5;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Bench bench;

  Idle(Bench bench) {
    this.bench = bench;
  }

  static String with(int sockets) {
    return "idle, " + sockets + " sockets";
  }

  /** After a collection, which also gives back what is free. */
  private record Memory(double residentKilobytes, double heapKilobytes) {
    static Memory of(Subject subject) {
      ask(subject, "GC.run");
      ask(subject, "GC.run");
      try {
        String status = Files.readString(Path.of("/proc", "" + subject.pid(), "status"));
        return new Memory(first(RESIDENT, status), first(USED, ask(subject, "GC.heap_info")));
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static double first(Pattern pattern, String text) {
      Matcher found = pattern.matcher(text);
      if (!found.find()) {
        throw new Cluster.Trouble("There is no " + pattern + " in: " + text);
      }
      return Double.parseDouble(found.group(1));
    }

    private static String ask(Subject subject, String what) {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      try {
        Process asked =
            new ProcessBuilder(jcmd, "" + subject.pid(), what).redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }

  void measure() {
    for (Subject subject : bench.both()) {
      // The first ones load classes and fill pools; what comes after them is for sockets.
      try (Crowd first = bench.crowd(subject)) {
        open(first, SOCKETS[0]);
      }
      Pace.rest(4);
      Memory empty = Memory.of(subject);
      List<Findings.Point> resident = new ArrayList<>();
      List<Findings.Point> heap = new ArrayList<>();
      try (Crowd crowd = bench.crowd(subject)) {
        for (int sockets : SOCKETS) {
          int more = sockets - crowd.size();
          double begun = System.nanoTime() / 1e9;
          open(crowd, more);
          double greeted = more / (System.nanoTime() / 1e9 - begun);
          Memory full = Memory.of(subject);
          resident.add(new Findings.Point(sockets, full.residentKilobytes()));
          heap.add(new Findings.Point(sockets, full.heapKilobytes()));
          tell(subject, sockets, empty, full, greeted);
        }
      }
      bench.findings().draw("Resident memory", subject, "sockets", "kB", resident);
      bench.findings().draw("Live heap", subject, "sockets", "kB", heap);
      Pace.rest(4);
    }
  }

  private void tell(Subject subject, int sockets, Memory empty, Memory full, double greeted) {
    double cpu = Cpu.seconds(subject.pid());
    Pace.rest(WATCHED_SECONDS);
    double idling = (Cpu.seconds(subject.pid()) - cpu) / WATCHED_SECONDS;
    double more = (full.residentKilobytes() - empty.residentKilobytes()) / sockets;
    double live = (full.heapKilobytes() - empty.heapKilobytes()) / sockets;
    String scenario = with(sockets);
    Findings findings = bench.findings();
    findings.add(scenario, subject, "resident memory per socket", "kB", more);
    findings.add(scenario, subject, MEMORY, "kB", live);
    findings.add(scenario, subject, "resident in all", "kB", full.residentKilobytes());
    findings.grow("idle sockets", sockets, subject, "live heap of all", "MB", live * sockets / 1e3);
    findings.grow(
        "idle sockets", sockets, subject, "resident", "MB", full.residentKilobytes() / 1e3);
    findings.add(scenario, subject, "CPU of idling", "cores", idling);
    findings.add(scenario, subject, "greeted", "/s", greeted);
    bench.say(
        "%-10s %-22s %.1f kB resident and %.1f kB of heap each, %.3f cores, %.0f greeted/s",
        subject.name(), scenario, more, live, idling, greeted);
  }

  private void open(Crowd crowd, int more) {
    List<Account> people = bench.stand().people().all();
    int before = crowd.size();
    crowd.open(
        more,
        place -> people.get((before + place) % people.size()),
        place -> Speech.hello(bench.stand().general(), false),
        place -> Ear.DEAF);
  }
}
