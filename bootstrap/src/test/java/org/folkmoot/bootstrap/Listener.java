package org.folkmoot.bootstrap;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A socket in the room that everyone is in, which remembers the seqs that it was told. */
final class Listener implements WebSocket.Listener {
  /** One less than a person may have. */
  static final int PER_PERSON = 8;

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);
  private static final String GENERAL = "00000000-0000-0000-0000-000000000001";

  private final StringBuilder frame = new StringBuilder();
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private final ConcurrentLinkedQueue<Long> heard = new ConcurrentLinkedQueue<>();
  private volatile long last;
  private volatile @Nullable Throwable trouble;
  private @Nullable WebSocket socket;

  static Listener listening(HttpClient client, URI address, String token) {
    Listener listener = new Listener();
    listener.socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(address, listener)
            .join();
    listener.send("{\"type\":\"hello\",\"cursors\":{}}");
    listener.ready.join();
    return listener;
  }

  /** The head that it was greeted with. */
  long head() {
    return ready.join();
  }

  @Override
  public String toString() {
    return heard.size() + " heard up to " + last;
  }

  /** Whether it has come so far, or comes no further. */
  boolean isThrough(long seq) {
    return last >= seq || trouble != null;
  }

  List<Long> heardAfter(long seq) {
    return heard.stream().filter(one -> one > seq).toList();
  }

  void post(String clientId) {
    send(
        """
        {"type":"post","ref":"r","room":"%s","clientId":"%s","body":"I say %s"}"""
            .formatted(GENERAL, clientId, clientId));
  }

  void postAtOnce(String clientId, int times) {
    for (int i = 0; i < times; i++) {
      post(clientId);
    }
  }

  private void send(String text) {
    if (socket == null) {
      throw new IllegalStateException("not open");
    }
    socket.sendText(text, true).join();
  }

  @Override
  public void onError(WebSocket from, Throwable broken) {
    trouble = broken;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    trouble = new IllegalStateException("closed with " + code + " " + reason);
    return null;
  }

  /** What went wrong with it, if anything. */
  @Nullable Throwable trouble() {
    return trouble;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
    frame.append(part);
    if (whole) {
      hear(frame.toString());
      frame.setLength(0);
    }
    from.request(1);
    return null;
  }

  // A million frames are heard in this test, and nearly all of them are these.
  private static final String POST = "{\"type\":\"message\",\"room\":\"" + GENERAL + "\",\"seq\":";

  private void hear(String text) {
    if (text.startsWith(POST)) {
      heard(Long.parseLong(text, POST.length(), text.indexOf(',', POST.length()), 10));
      return;
    }
    try {
      Map<String, Object> said = JSON.readValue(text.getBytes(StandardCharsets.UTF_8), OBJECT);
      switch (String.valueOf(said.get("type"))) {
        case "nack" -> trouble = new IllegalStateException(text);
        case "ready" -> ready.complete(headOf(said));
        case "message", "member", "room" -> heard(said);
        case "catchup" -> {
          if (Boolean.TRUE.equals(said.get("reset"))) {
            throw new IllegalStateException("told to begin anew: " + text);
          }
          ((List<?>) said.get("changes")).forEach(change -> heard((Map<?, ?>) change));
        }
        default -> {}
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void heard(Map<?, ?> change) {
    heard(((Number) change.get("seq")).longValue());
  }

  private void heard(long seq) {
    heard.add(seq);
    last = seq;
  }

  private static long headOf(Map<String, Object> ready) {
    Map<?, ?> room = (Map<?, ?>) ((List<?>) ready.get("rooms")).getFirst();
    return ((Number) room.get("head")).longValue();
  }
}
