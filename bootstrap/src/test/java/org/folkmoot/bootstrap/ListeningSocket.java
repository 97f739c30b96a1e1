package org.folkmoot.bootstrap;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody's socket, and when what was heard there. */
final class ListeningSocket implements WebSocket.Listener {
  private static final Pattern SAID = Pattern.compile("\"clientId\":\"([^\"]+)\"");

  private static final Pattern SEQ = Pattern.compile("^\"room\":\"[^\"]+\",\"seq\":(\\d+)");

  private static final Pattern FEATURES = Pattern.compile("\"features\":\\[([^\\]]*)\\]");

  private static final Pattern REMOVED =
      Pattern.compile(
          "\"type\":\"removed\",\"room\":\"([^\"]+)\",\"seq\":\\d+,\"event\":\"([^\"]+)\"");

  /** By what event each room has ended for it. */
  final Map<String, String> ended = new ConcurrentHashMap<>();

  /** When each post was heard, by its clientId. */
  final Map<String, Long> heardNanos = new ConcurrentHashMap<>();

  /** The code that the server closes with. */
  final CompletableFuture<Integer> closed = new CompletableFuture<>();

  /** Each message's newest state that was heard, by its seq. */
  final Map<Long, String> newest = new ConcurrentHashMap<>();

  /** What may be used, as it was said last. */
  volatile String features = "nothing was said";

  private final StringBuilder frame = new StringBuilder();
  private volatile boolean ready;

  private ListeningSocket() {}

  /** Comes back when the server has taken its place for it. */
  static ListeningSocket of(Visitor visitor, URI replica) {
    ListeningSocket listener = new ListeningSocket();
    visitor
        .client()
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + visitor.token())
        .buildAsync(URI.create("ws://" + replica.getAuthority() + "/ws"), listener)
        .join()
        .sendText("{\"type\":\"hello\",\"cursors\":{}}", true)
        .join();
    await().atMost(Duration.ofSeconds(30)).until(() -> listener.ready);
    return listener;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    frame.append(text);
    if (last) {
      hear(frame.toString());
      frame.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private void hear(String whole) {
    long now = System.nanoTime();
    ready |= whole.contains("\"type\":\"ready\"");
    Matcher said = SAID.matcher(whole);
    while (said.find()) {
      heardNanos.putIfAbsent(said.group(1), now);
    }
    for (String message : whole.split("\"message\":\\{", -1)) {
      Matcher seq = SEQ.matcher(message);
      if (seq.find()) {
        newest.put(Long.valueOf(seq.group(1)), message);
      }
    }
    Matcher usable = FEATURES.matcher(whole);
    if (usable.find()) {
      features = usable.group(1);
    }
    Matcher removed = REMOVED.matcher(whole);
    while (removed.find()) {
      ended.put(removed.group(1), removed.group(2));
    }
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closed.complete(code);
    return CompletableFuture.completedFuture(reason);
  }
}
