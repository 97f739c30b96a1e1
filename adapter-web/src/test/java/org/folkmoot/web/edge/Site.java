package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.token.generator.TokenGenerator;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.memory.InMemoryHouse;
import org.jspecify.annotations.Nullable;

/** A server with the settings that bootstrap gives it, and a client that hides nothing. */
final class Site implements AutoCloseable {
  private static volatile @Nullable Conformance conformance;

  private final EmbeddedServer server;
  private final JsonMapper json;
  private final HttpClient client = HttpClient.newHttpClient();

  private Site(EmbeddedServer server) {
    this.server = server;
    this.json = server.getApplicationContext().getBean(JsonMapper.class);
  }

  static Site open(String... settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("micronaut.server.port", -1);
    all.put(
        "micronaut.security.token.jwt.signatures.secret.generator.secret",
        "a secret for tests that is long enough for a signature");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    ApplicationContext context =
        ApplicationContext.builder("test")
            .overrideConfigLocations("file:../bootstrap/src/main/resources/")
            .properties(all)
            .start();
    return new Site(context.getBean(EmbeddedServer.class).start());
  }

  InMemoryHouse house() {
    return server.getApplicationContext().getBean(InMemoryHouse.class);
  }

  /** A token that this server's secret signs, whatever it says. */
  String signed(Map<String, Object> claims) {
    return server
        .getApplicationContext()
        .getBean(TokenGenerator.class)
        .generateToken(claims)
        .orElseThrow();
  }

  Router router() {
    return server.getApplicationContext().getBean(Router.class);
  }

  String origin() {
    return "http://localhost:" + server.getPort();
  }

  /** An answer as it came. */
  record Answer(int status, Map<String, List<String>> headers, String text, JsonNode json) {
    String header(String name) {
      return String.join("; ", headers.getOrDefault(name, List.of()));
    }

    JsonNode get(String field) {
      JsonNode value = json.get(field);
      assertThat(value).as("%s of %s", field, text).isNotNull();
      return value;
    }

    String string(String field) {
      return get(field).getStringValue();
    }

    long number(String field) {
      return get(field).getLongValue();
    }

    /** The cookies that it gives, each as a browser sends it back. */
    String cookies() {
      return String.join(
          "; ",
          headers.getOrDefault("set-cookie", List.of()).stream()
              .map(cookie -> cookie.split(";", -1)[0])
              .toList());
    }

    Answer is(int expected) {
      assertThat(status).as(text).isEqualTo(expected);
      return this;
    }

    /** A problem with this code, and (unless empty) about this one field. */
    void isProblem(int expected, String code, String field) {
      is(expected);
      assertThat(header("content-type")).startsWith("application/problem+json");
      assertThat(string("code")).isEqualTo(code);
      assertThat(number("status")).isEqualTo(expected);
      assertThat(string("type")).isNotBlank();
      assertThat(string("title")).isNotBlank();
      assertThat(string("detail")).isNotBlank();
      if (field.isEmpty()) {
        assertThat(json.get("errors")).as(text).isNull();
      } else {
        JsonNode error = get("errors").get(0);
        assertThat(error.get("field").getStringValue()).isEqualTo(field);
        assertThat(error.get("code").getStringValue()).isEqualTo("invalid");
        assertThat(error.get("message").getStringValue()).isNotBlank();
      }
    }
  }

  /** Somebody who calls, by token, by cookie or as nobody. */
  final class Caller {
    private final Map<String, String> headers;

    private Caller(Map<String, String> headers) {
      this.headers = headers;
    }

    Caller with(String name, String value) {
      Map<String, String> more = new HashMap<>(headers);
      more.put(name, value);
      return new Caller(more);
    }

    Answer get(String path) {
      return send("GET", path, "");
    }

    Answer post(String path, String body) {
      return send("POST", path, body);
    }

    Answer send(String method, String path, String body) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(origin() + path))
              .method(
                  method,
                  body.isEmpty()
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(body));
      if (!body.isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      headers.forEach(request::header);
      try {
        Answer answer = answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        conformance()
            .check(
                method, path, body, answer.status(), answer.header("content-type"), answer.text());
        return answer;
      } catch (IOException lost) {
        throw new UncheckedIOException(lost);
      } catch (InterruptedException stop) {
        throw new IllegalStateException(stop);
      }
    }
  }

  // The same for every site.
  private Conformance conformance() throws IOException, InterruptedException {
    Conformance known = conformance;
    if (known == null) {
      URI address = URI.create(origin() + "/openapi.json");
      known =
          new Conformance(
              client
                  .send(
                      HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                  .body());
      conformance = known;
    }
    return known;
  }

  // What holds of every answer is looked at in every one.
  private Answer answer(HttpResponse<String> response) throws IOException {
    String text = response.body();
    // The framework answers before any filter is asked; there is no body to guess at.
    if (!response.request().method().equals("OPTIONS")) {
      assertThat(response.headers().allValues("X-Content-Type-Options"))
          .as("%s %s", response.request(), response.statusCode())
          .containsExactly("nosniff");
    }
    assertThat(text).doesNotContain("plain:", "argon2");
    boolean isJson = response.headers().firstValue("content-type").orElse("").contains("json");
    return new Answer(
        response.statusCode(),
        response.headers().map(),
        text,
        isJson ? json.readValue(text, JsonNode.class) : JsonNode.nullNode());
  }

  Caller nobody() {
    return new Caller(Map.of());
  }

  Caller bearer(String accessToken) {
    return nobody().with("Authorization", "Bearer " + accessToken);
  }

  Answer register(String name) {
    return nobody()
        .post(
            "/api/auth/register",
            """
            {"username": "%s", "password": "a good password", "email": "%s@example.org"}"""
                .formatted(name, name))
        .is(201);
  }

  /** A new account, calling by its token. */
  Caller person(String name) {
    return bearer(register(name).string("accessToken"));
  }

  /** Opens a room, and says its id. */
  String room(Caller owner, String name, String visibility) {
    return owner
        .post(
            "/api/rooms",
            """
            {"name": "%s", "visibility": "%s"}"""
                .formatted(name, visibility))
        .is(201)
        .string("id");
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
