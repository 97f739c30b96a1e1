package org.folkmoot.load.check;

import java.util.HashMap;
import java.util.Map;

/**
 * Holds what every client saw against the acks, the other clients and the database. Whatever should
 * never have been it finds and names; that it can is what its tests show, by recordings made by
 * hand.
 */
public final class Checker {
  private Checker() {}

  public static Violations check(Run run) {
    Violations found = new Violations();
    Sightings sightings = new Sightings(found);
    Map<Recording, Map<String, View>> views = new HashMap<>();
    for (Recording recording : run.recordings()) {
      views.put(recording, new Replay(recording, sightings, found).views());
    }
    Posts.check(run, found);
    views.forEach((recording, held) -> new Holdings(run.truth(), recording, found).check(held));
    Removals.check(run, found);
    Unread.check(run, found);
    Answers.check(run, found);
    Sleepers.check(run, found);
    if (run.judgesSpeed()) {
      Delays.of(run).forEach(delay -> delay.check(found));
      run.restless()
          .forEach(words -> found.add(Violation.Kind.SLOW, "messages stayed late after %s", words));
    }
    return found;
  }
}
