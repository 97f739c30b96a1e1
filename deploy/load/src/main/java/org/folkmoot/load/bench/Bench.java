package org.folkmoot.load.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.folkmoot.load.light.LightSockets;

/** What every scenario works with. */
record Bench(
    Stand stand, LightSockets sockets, Findings findings, Profiles profiles, PrintStream out) {

  /** Both are measured in turn, and often, so that neither has the machine's better minute. */
  List<Subject> both() {
    return List.of(stand.reference(), stand.folkmoot());
  }

  Crowd crowd(Subject subject) {
    return new Crowd(sockets, subject);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  void say(String words, Object... values) {
    out.printf(Locale.ROOT, words + "%n", values);
  }
}
