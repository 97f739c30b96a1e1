package org.folkmoot.load.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.ProtocolClient;
import org.jspecify.annotations.Nullable;

/** Keeps the crowd talking at a steady rate: posting most of all, and everything else besides. */
final class Workload {
  private static final int TICK_MILLIS = 20;

  // Of a hundred things that are done.
  private static final int POSTS = 68;
  private static final int EDITS = POSTS + 8;
  private static final int DELETES = EDITS + 4;
  private static final int REACTIONS = DELETES + 13;
  private static final int READINGS = REACTIONS + 5;

  // The room that everyone is in reaches everyone, so it is spoken in less than others.
  private static final int GENERAL_ONE_IN = 8;
  private static final int ANSWER_ONE_IN = 10;
  private static final int BELOW_ONE_IN = 3;
  private static final int ALSO_ONE_IN = 4;
  private static final int MENTION_ONE_IN = 10;
  private static final int LONG_ONE_IN = 50;
  private static final int LONG_WORDS = 600;

  private static final List<String> EMOJIS = List.of("👍", "❤️", "😂", "🎉", "👀");
  private static final List<String> WORDS =
      List.of("good", "morning", "who", "brings", "the", "bread", "早上好", "to", "tea", "grüße");

  private final Crowd crowd;
  private final Comings comings;
  private final int rate;
  private final SplittableRandom random;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("workload").daemon().factory());
  private long begunNanos;
  private long done;

  Workload(Crowd crowd, Comings comings, int rate, SplittableRandom random) {
    this.crowd = crowd;
    this.comings = comings;
    this.rate = rate;
    this.random = random;
  }

  void start() {
    begunNanos = System.nanoTime();
    var _ = clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  void stop() {
    clock.shutdown();
  }

  private void tick() {
    long due = (System.nanoTime() - begunNanos) / 1_000 * rate / 1_000_000;
    // After a stall of this machine what is overdue by more than a second is let go.
    done = Math.max(done, due - rate);
    while (done < due) {
      done++;
      act();
    }
  }

  private void act() {
    Guest guest = crowd.guests().get(random.nextInt(crowd.guests().size()));
    String room = room(guest.client());
    // Somebody who is away writes nothing; somebody who is only cut off does.
    if (room == null || guest.isAbsent()) {
      return;
    }
    int what = random.nextInt(100);
    if (what < POSTS) {
      post(guest.client(), room);
    } else if (what < EDITS) {
      Guest.Said said = guest.lately(random, false);
      if (said != null) {
        guest.client().asking().edit(said.room(), said.seq(), words(said.room()));
      }
    } else if (what < DELETES) {
      Guest.Said said = guest.lately(random, true);
      if (said != null) {
        guest.client().asking().delete(said.room(), said.seq());
      }
    } else if (what < REACTIONS) {
      long seq = guest.client().lastMessage(room);
      if (seq > 0) {
        String emoji = EMOJIS.get(random.nextInt(EMOJIS.size()));
        guest.client().asking().react(room, seq, emoji, random.nextInt(4) > 0);
      }
    } else if (what < READINGS) {
      guest.client().read(room, Math.max(0, guest.client().cursor(room)));
    } else if (crowd.rooms().contains(room)) {
      comings.leaveForAWhile(guest, room, 1_000 + random.nextInt(4_000));
    }
  }

  private void post(ProtocolClient client, String room) {
    long root = client.lastRoot(room);
    if (root > 0 && random.nextInt(BELOW_ONE_IN) == 0) {
      client.asking().postBelow(room, words(room), root, random.nextInt(ALSO_ONE_IN) == 0);
      return;
    }
    long answered = random.nextInt(ANSWER_ONE_IN) == 0 ? root : 0;
    client.asking().post(room, words(room), answered);
  }

  private @Nullable String room(ProtocolClient client) {
    List<String> own = new ArrayList<>(client.rooms());
    if (own.isEmpty()) {
      return null;
    }
    own.sort(null);
    String room = own.get(random.nextInt(own.size()));
    return crowd.rooms().contains(room) || random.nextInt(GENERAL_ONE_IN) == 0
        ? room
        : own.get(random.nextInt(own.size()));
  }

  // The number makes each text another one, so that each edit changes something.
  private String words(String room) {
    int count = random.nextInt(LONG_ONE_IN) == 0 ? LONG_WORDS : 3 + random.nextInt(12);
    StringBuilder text = new StringBuilder("no. ").append(done);
    for (int i = 0; i < count; i++) {
      text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    List<String> members = crowd.members(room);
    if (!members.isEmpty() && random.nextInt(MENTION_ONE_IN) == 0) {
      text.append(" @").append(members.get(random.nextInt(members.size())));
    }
    return text.toString();
  }
}
