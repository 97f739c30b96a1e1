package org.folkmoot.load.client;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Reads rooms anew over HTTP after a reset, one after the other, each until it succeeds or another
 * reset overtakes it: live changes mean nothing without it.
 */
final class Rereading {
  private final ProtocolClient client;
  private final Calls calls;
  private final ClientSettings settings;
  private final EventLoop loop;
  private final RandomGenerator random;
  private final Witness witness;
  private final Queue<Wanted> waiting = new ArrayDeque<>();
  private boolean reading;

  private record Wanted(String room, Place place, int generation, int tries) {
    Wanted again() {
      return new Wanted(room, place, generation, tries + 1);
    }
  }

  Rereading(
      ProtocolClient client,
      Calls calls,
      ClientSettings settings,
      EventLoop loop,
      RandomGenerator random,
      Witness witness) {
    this.client = client;
    this.calls = calls;
    this.settings = settings;
    this.loop = loop;
    this.random = random;
    this.witness = witness;
  }

  void begin(String room, Place place) {
    waiting.add(new Wanted(room, place, place.generation, 0));
    next();
  }

  @Override
  public String toString() {
    return reading ? "reads anew" : "reads nothing";
  }

  private void next() {
    if (reading) {
      return;
    }
    Wanted wanted = waiting.poll();
    while (wanted != null && !isWanted(wanted)) {
      wanted = waiting.poll();
    }
    if (wanted != null) {
      reading = true;
      read(wanted);
    }
  }

  private boolean isWanted(Wanted it) {
    return client.holds(it.room(), it.place(), it.generation());
  }

  private void read(Wanted it) {
    var _ =
        calls
            .room(client.account(), it.room())
            .whenCompleteAsync(
                (read, failed) -> {
                  reading = false;
                  if (failed != null) {
                    later(it, failed);
                  } else if (isWanted(it)) {
                    it.place().restored();
                    witness.readAnew(it.room(), read.from(), read.states());
                  }
                  next();
                },
                loop);
  }

  private void later(Wanted it, Throwable failed) {
    if (failed.getCause() instanceof Calls.Unwell unwell) {
      witness.failed("GET /api/rooms/{room}/…", unwell.status());
    }
    var _ =
        loop.schedule(
            () -> {
              waiting.add(it.again());
              next();
            },
            settings.backoff().retry(it.tries(), random),
            TimeUnit.MILLISECONDS);
  }
}
