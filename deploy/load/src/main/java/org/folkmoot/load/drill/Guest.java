package org.folkmoot.load.drill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.folkmoot.load.check.Recording;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.ProtocolClient;
import org.jspecify.annotations.Nullable;

/** One device with the recording of what it sees, and what its holder said lately. */
final class Guest {
  // Further back nobody corrects themselves.
  private static final int SAID_MAX = 20;

  private final ProtocolClient client;
  private final Recording recording;
  private final Deque<Said> said = new ArrayDeque<>();
  private long absentSince;

  /** A post that is stored. */
  record Said(String room, long seq) {}

  Guest(ProtocolClient client, Recording recording, Highest highest) {
    this.client = client;
    this.recording = recording;
    recording.onAcked(
        acked -> {
          if (acked.ask().kind() == Ask.Kind.POST) {
            highest.saw(acked.ask().room(), acked.answer().seq());
            remember(new Said(acked.ask().room(), acked.answer().seq()));
          }
        });
  }

  ProtocolClient client() {
    return client;
  }

  Recording recording() {
    return recording;
  }

  String username() {
    return client.account().username();
  }

  private synchronized void remember(Said post) {
    said.addLast(post);
    if (said.size() > SAID_MAX) {
      said.removeFirst();
    }
  }

  /** Something that it said lately; forgotten when it is to be deleted. */
  synchronized @Nullable Said lately(RandomGenerator random, boolean toDelete) {
    if (said.isEmpty()) {
      return null;
    }
    List<Said> all = new ArrayList<>(said);
    Said one = all.get(random.nextInt(all.size()));
    if (toDelete) {
      said.remove(one);
    }
    return one;
  }

  /** Whether it was told that another history has begun; while it is away nobody can tell it. */
  boolean knowsAnother(Set<String> old) {
    String now = client.epoch();
    return isAbsent() || (now != null && !old.contains(now));
  }

  /** What was said in another history is nobody's any more. */
  synchronized void forgetAll() {
    said.clear();
  }

  synchronized void leavesUs() {
    absentSince = System.nanoTime();
  }

  /** Counts its absence from {@link #leavesUs} until a moment after, when it has caught up. */
  synchronized void isBack() {
    recording.wasAbsent(absentSince, System.nanoTime());
    absentSince = 0;
  }

  synchronized boolean isAbsent() {
    return absentSince != 0;
  }
}
