package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who uses Folkmoot over HTTP, from outside, knowing nothing but the wire contract. */
record Visitor(HttpClient client, URI address, String token) {
  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);
  private static final String ROOM = "/api/rooms/~general/messages";
  private static final int PAGE = 200;

  /** Status and JSON of one answer. */
  record Answer(int status, Map<String, Object> body) {}

  static Visitor registered(HttpClient client, URI address) throws IOException {
    return entered(client, address, "register", "witness", 201);
  }

  static Visitor loggedIn(HttpClient client, URI address) throws IOException {
    return entered(client, address, "login", "witness", 200);
  }

  /** Somebody else, who has just come. */
  Visitor another(String username) throws IOException {
    return entered(client, address, "register", username, 201);
  }

  Answer post(String clientId) throws IOException {
    return send("POST", ROOM, Map.of("clientId", clientId, "body", "I was here: " + clientId));
  }

  /** By the room's id, so that nobody has to look up its name. */
  Answer postById(String room, String clientId) throws IOException {
    Map<String, String> message = Map.of("clientId", clientId, "body", "I was here: " + clientId);
    return send("POST", "/api/rooms/" + room + "/messages", message);
  }

  String general() throws IOException {
    return (String) send("GET", "/api/rooms/~general", null).body().get("id");
  }

  /** The same person with the same sign-in, by way of another replica. */
  Visitor at(URI replica) {
    return new Visitor(client, replica, token);
  }

  Answer me() throws IOException {
    return send("GET", "/api/me", null);
  }

  Answer logout() throws IOException {
    return send("POST", "/api/auth/logout", null);
  }

  /** Everything in the room, in the order in which it is told. */
  List<Map<String, Object>> messages() throws IOException {
    List<Map<String, Object>> all = new ArrayList<>();
    long after = 0;
    while (true) {
      Answer page = send("GET", ROOM + "?limit=" + PAGE + "&after=" + after, null);
      assertThat(page.status()).isEqualTo(200);
      for (Object item : (List<?>) page.body().get("items")) {
        Map<String, Object> message = JSON.readValue(JSON.writeValueAsString(item), OBJECT);
        all.add(message);
        after = seq(message);
      }
      if (!Boolean.TRUE.equals(page.body().get("hasAfter"))) {
        return all;
      }
    }
  }

  static long seq(Map<String, Object> message) {
    return ((Number) message.get("seq")).longValue();
  }

  private static Visitor entered(
      HttpClient client, URI address, String how, String username, int status) throws IOException {
    Answer answer =
        new Visitor(client, address, "")
            .send(
                "POST",
                "/api/auth/" + how,
                Map.of("username", username, "password", "correct horse battery"));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
    return new Visitor(client, address, (String) answer.body().get("accessToken"));
  }

  Answer send(String method, String path, @Nullable Object body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          answer.body().length == 0 ? Map.of() : JSON.readValue(answer.body(), OBJECT));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }
}
