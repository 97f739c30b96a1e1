package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.folkmoot.load.drill.Cluster;

/** Recordings of the Flight Recorder, if they were asked for, and what they say at a glance. */
final class Profiles {
  private static final int HOTTEST = 10;
  private static final Set<String> SAMPLES =
      Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  private final boolean wanted;
  private final Path folder;
  private final PrintStream out;

  Profiles(boolean wanted, Path folder, PrintStream out) {
    this.wanted = wanted;
    this.folder = folder;
    this.out = out;
  }

  /** What these do meanwhile is recorded, each by itself. */
  void during(List<Subject> subjects, String scenario, Runnable work) {
    if (!wanted) {
      work.run();
      return;
    }
    subjects.forEach(subject -> ask(subject, "JFR.start", "name=bench", "settings=profile"));
    try {
      work.run();
    } finally {
      for (Subject subject : subjects) {
        ask(subject, "JFR.stop", "name=bench", "filename=" + file(subject, scenario));
      }
    }
    subjects.forEach(subject -> print(subject, scenario, file(subject, scenario)));
  }

  private Path file(Subject subject, String scenario) {
    return folder.resolve(scenario + "-" + subject.name().toLowerCase(Locale.ROOT) + ".jfr");
  }

  private void ask(Subject subject, String... words) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    List<String> all = new java.util.ArrayList<>(List.of(java.toString(), "" + subject.pid()));
    all.addAll(List.of(words));
    try {
      Process asked =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("jcmd.log").toFile()))
              .start();
      if (asked.waitFor() != 0) {
        throw new Cluster.Trouble("jcmd failed; jcmd.log beside the result says why.");
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(Subject subject, String scenario, Path file) {
    Map<String, Integer> top = new HashMap<>();
    int all = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (SAMPLES.contains(event.getEventType().getName()) && event.getStackTrace() != null) {
          List<RecordedFrame> frames = event.getStackTrace().getFrames();
          if (!frames.isEmpty() && !waits(frames.getFirst())) {
            all++;
            top.merge(words(frames.getFirst()), 1, Integer::sum);
          }
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    out.printf(
        Locale.ROOT, "Hottest of %s, %s (%d samples, %s):%n", subject.name(), scenario, all, file);
    int samples = Math.max(1, all);
    top.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(HOTTEST)
        .forEach(
            frame ->
                out.printf(
                    Locale.ROOT,
                    "  %5.1f %%  %s%n",
                    100.0 * frame.getValue() / samples,
                    frame.getKey()));
  }

  // The sampler finds threads also where they wait for the kernel to tell of something.
  private static boolean waits(RecordedFrame frame) {
    String method = frame.getMethod().getName();
    return method.startsWith("epollWait")
        || method.startsWith("epollBusyWait")
        || method.equals("park")
        || method.equals("poll")
        || method.startsWith("ioUringEnter")
        || method.equals("wait")
        || method.equals("accept");
  }

  private static String words(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }
}
