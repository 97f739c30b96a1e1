package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks over HTTP. A call is made once; whether to repeat it is the caller's to say.
 */
public final class Calls implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int PAGE = 200;
  // More members than 50 pages have is a room that no drill makes.
  private static final int PAGES_MAX = 50;

  private final URI server;
  private final HttpClient http;

  public Calls(URI server, Executor executor) {
    this.server = server;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(executor)
            .build();
  }

  /** An answer that isn't one of the good ones. */
  public static final class Unwell extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Unwell(int status, String code) {
      super(status + " " + code);
      this.status = status;
      this.code = code;
    }

    public int status() {
      return status;
    }

    public String code() {
      return code;
    }
  }

  /** What a room holds, as far as somebody reads who is told to read it anew. */
  public record Room(long from, List<ObservedChange> states) {}

  /** The newest messages and all members. */
  public CompletableFuture<Room> room(Account account, String room) {
    CompletableFuture<JsonNode> messages =
        get(account, "/api/rooms/" + room + "/messages?thread=all&limit=" + PAGE);
    return messages.thenCompose(
        page -> {
          List<ObservedChange> states = new ArrayList<>();
          for (JsonNode message : page.path("items")) {
            states.add(ObservedChange.message(message, message.path("changed").asLong()));
          }
          boolean isAll = !page.path("hasBefore").asBoolean();
          long from = isAll || states.isEmpty() ? 0 : states.getFirst().thing();
          return members(account, room, null, 1, states).thenApply(all -> new Room(from, all));
        });
  }

  private CompletableFuture<List<ObservedChange>> members(
      Account account, String room, @Nullable String after, int number, List<ObservedChange> into) {
    String from = after == null ? "" : "&after=" + encoded(after);
    return get(account, "/api/rooms/" + room + "/members?limit=" + PAGE + from)
        .thenCompose(
            page -> {
              for (JsonNode member : page.path("items")) {
                into.add(ObservedChange.member(member, member.path("changed").asLong()));
              }
              JsonNode next = page.path("next");
              return next.isMissingNode() || next.isNull() || number == PAGES_MAX
                  ? CompletableFuture.completedFuture(into)
                  : members(account, room, next.asText(), number + 1, into);
            });
  }

  /** The caller's rooms with what is unread there. */
  public CompletableFuture<JsonNode> rooms(Account account) {
    return get(account, "/api/rooms").thenApply(answer -> answer.path("items"));
  }

  public CompletableFuture<JsonNode> join(Account account, String room) {
    return post(account, "/api/rooms/" + room + "/join", "");
  }

  public CompletableFuture<JsonNode> leave(Account account, String room) {
    return post(account, "/api/rooms/" + room + "/leave", "");
  }

  private CompletableFuture<JsonNode> get(Account account, String path) {
    return send(request(account, path).GET().build());
  }

  private CompletableFuture<JsonNode> post(Account account, String path, String body) {
    return send(request(account, path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder request(Account account, String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + account.accessToken())
        .header("Content-Type", "application/json");
  }

  private CompletableFuture<JsonNode> send(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .thenApply(
            answer -> {
              int status = answer.statusCode();
              if (status >= 300) {
                throw new Unwell(status, codeOf(answer.body()));
              }
              return answer.body().isEmpty() ? Json.object() : Json.read(answer.body());
            });
  }

  private static String codeOf(String body) {
    return body.startsWith("{") ? Json.read(body).path("code").asText() : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
