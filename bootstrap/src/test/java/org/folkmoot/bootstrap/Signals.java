package org.folkmoot.bootstrap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stops processes in the midst of what they do, and lets them go on, as the system may. */
final class Signals {
  private Signals() {}

  static void pause(ProcessHandle process) {
    send("STOP", Stream.of(process));
  }

  static void resume(ProcessHandle process) {
    send("CONT", Stream.of(process));
  }

  /** The parent first, so that it has no more children while they are stopped. */
  static void pauseAll(ProcessHandle parent) {
    pause(parent);
    send("STOP", parent.descendants());
  }

  static void resumeAll(ProcessHandle parent) {
    send("CONT", parent.descendants());
    resume(parent);
  }

  private static void send(String name, Stream<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add("" + process.pid()));
    try {
      if (command.size() > 2) {
        new ProcessBuilder(command).start().waitFor();
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
