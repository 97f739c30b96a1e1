package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and isn't answered yet. It is asked for again, under the same name, on each
 * new connection and whenever an answer stays out, until an ack or a final refusal.
 */
final class Outbox {
  /** The server doesn't know, or wants it later: neither is an answer. */
  private static final Set<String> PASSING =
      Set.of("unavailable", "rate_limited", "unauthenticated");

  private final EventLoop loop;
  private final ClientSettings settings;
  private final RandomGenerator random;
  private final Witness witness;
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private @Nullable DeliveredLine line;
  private int connection;
  private volatile int size;

  private static final class Pending {
    final Ask ask;
    final String text;
    int sends;
    int attempts;
    @Nullable Future<?> timer;

    Pending(Ask ask, String text) {
      this.ask = ask;
      this.text = text;
    }

    void stopTimer() {
      if (timer != null) {
        timer.cancel(false);
        timer = null;
      }
    }
  }

  Outbox(EventLoop loop, ClientSettings settings, RandomGenerator random, Witness witness) {
    this.loop = loop;
    this.settings = settings;
    this.random = random;
    this.witness = witness;
  }

  /** May be asked from any thread. */
  int size() {
    return size;
  }

  void add(Ask ask, String text) {
    Pending added = new Pending(ask, text);
    pending.put(ask.ref(), added);
    size = pending.size();
    send(added);
  }

  void connected(DeliveredLine line, int connection) {
    this.line = line;
    this.connection = connection;
    List.copyOf(pending.values()).forEach(this::send);
  }

  void disconnected() {
    line = null;
    pending.values().forEach(Pending::stopTimer);
  }

  private void send(Pending it) {
    it.stopTimer();
    if (line != null) {
      it.sends++;
      line.send(it.text);
      it.timer =
          loop.schedule(
              () -> {
                witness.putOff(it.ask, "unanswered");
                send(it);
              },
              settings.answerWithin().toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  void acked(JsonNode ack) {
    Pending it = pending.remove(ack.path("ref").asText());
    if (it == null) {
      // An answer to what was asked for twice.
      return;
    }
    size = pending.size();
    it.stopTimer();
    long seq = ack.path(it.ask.kind() == Ask.Kind.POST ? "seq" : "changed").asLong();
    boolean duplicate = ack.path("duplicate").asBoolean();
    witness.acked(
        it.ask, new Answer(seq, duplicate, it.sends == 1 ? connection : 0, System.nanoTime()));
  }

  void nacked(JsonNode nack) {
    String code = nack.path("code").asText();
    Pending it = pending.get(nack.path("ref").asText());
    if (it == null) {
      return;
    }
    if (PASSING.contains(code)) {
      witness.putOff(it.ask, code);
      it.stopTimer();
      long wait =
          Math.max(
              nack.path("retryAfterMs").asLong(), settings.backoff().retry(it.attempts++, random));
      it.timer = loop.schedule(() -> send(it), wait, TimeUnit.MILLISECONDS);
    } else {
      it.stopTimer();
      pending.remove(it.ask.ref());
      size = pending.size();
      witness.refused(it.ask, code, nack.path("detail").asText());
    }
  }
}
