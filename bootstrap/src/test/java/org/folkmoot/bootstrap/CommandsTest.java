package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  @TempDir Path home;

  private List<String> run(String command, String... arguments) {
    return new Commands(environment()).run(command, List.of(arguments));
  }

  private Map<String, String> environment() {
    return Map.of(
        "FOLKMOOT_DATA",
        home.resolve("data").toString(),
        "FOLKMOOT_PORT",
        "0",
        "FOLKMOOT_MANAGEMENT_PORT",
        "0");
  }

  @Test
  void databaseSaysHowToRunWhatItHasMade() throws Exception {
    Path folder = home.resolve("shared");
    List<String> command = new ArrayList<>(run("database", folder.toString()));
    assertThat(command).contains("--fsync=on", "--synchronous_commit=on");
    Path postmaster = folder.resolve("postgresql/cluster/postmaster.pid");
    assertThat(postmaster).doesNotExist();

    try (ServerSocket probe = new ServerSocket(0)) {
      command.addAll(List.of("-p", Integer.toString(probe.getLocalPort())));
    }
    Process server = new ProcessBuilder(command).inheritIO().start();
    await().until(() -> Files.exists(postmaster));
    assertThat(Files.readAllLines(postmaster).getFirst()).isEqualTo(Long.toString(server.pid()));
    server.destroy();
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aDatabaseOutOfABackupIsAnotherHistory() throws Exception {
    assertThatThrownBy(() -> run("restored"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("nothing of Folkmoot's");
    String before = epoch();

    run("restored");

    assertThat(epoch()).isNotEqualTo(before);
  }

  @Test
  void whoIsSeededIsSignedInAndInTheirRooms() throws Exception {
    Path out = home.resolve("crowd.jsonl");
    assertThat(
            run(
                "seed",
                "--with-known-password",
                "--users",
                "5",
                "--rooms",
                "3",
                "--rooms-per-user",
                "2",
                "--out",
                out + ""))
        .singleElement()
        .asString()
        .startsWith("5 people")
        .contains("3 rooms");
    assertThat(Files.getPosixFilePermissions(out))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(8);
    assertThat(lines.getFirst())
        .matches("\\{\"room\":\"[0-9a-f-]{36}\",\"name\":\"seed1-room-001\"}");
    Map<String, Object> last =
        JsonMapper.createDefault()
            .readValue(lines.getLast(), Argument.mapOf(String.class, Object.class));
    assertThat(last)
        .containsOnlyKeys("username", "accessToken", "refreshToken", "rooms")
        .containsEntry("username", "seed1-00005");
    assertThat((List<?>) last.get("rooms")).hasSize(2);

    try (HttpClient client = HttpClient.newHttpClient();
        Folkmoot folkmoot = Folkmoot.start(Settings.from(environment()))) {
      Visitor visitor =
          new Visitor(client, folkmoot.address(), String.valueOf(last.get("accessToken")));
      assertThat(visitor.post("by-a-seeded-one").status()).isEqualTo(201);
      HttpRequest own =
          HttpRequest.newBuilder(folkmoot.address().resolve("/api/rooms"))
              .header("Authorization", "Bearer " + visitor.token())
              .build();
      assertThat(client.send(own, BodyHandlers.ofString()).body())
          .contains(((List<?>) last.get("rooms")).stream().map(Object::toString).toList());
    }
    // Where only such people live more may come.
    assertThat(
            run("seed", "--with-known-password", "--users", "1", "--seed", "7", "--out", out + ""))
        .hasSize(1);
  }

  /** Anybody with the program could once make an administrator whose password is in its sources. */
  @Test
  void nobodyIsSeededByASlipOrAmongPeople() throws Exception {
    String out = home.resolve("crowd.jsonl").toString();
    assertThatThrownBy(() -> run("seed", "--users", "2", "--out", out))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--with-known-password");
    epoch();

    assertThatThrownBy(() -> run("seed", "--with-known-password", "--users", "2", "--out", out))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("others live in this database");
    assertThat(home.resolve("crowd.jsonl")).doesNotExist();
  }

  @Test
  void argumentsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> run("database")).isInstanceOf(CannotStart.class);
    assertThatThrownBy(() -> run("restored", "yes")).isInstanceOf(CannotStart.class);
  }

  /** As everyone who catches up is told. */
  private String epoch() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient();
        Folkmoot folkmoot = Folkmoot.start(Settings.from(environment()))) {
      Visitor visitor =
          Files.exists(home.resolve("been"))
              ? Visitor.loggedIn(client, folkmoot.address())
              : Visitor.registered(client, folkmoot.address());
      Files.writeString(home.resolve("been"), "here");
      HttpRequest changes =
          HttpRequest.newBuilder(folkmoot.address().resolve("/api/rooms/~general/changes?after=0"))
              .header("Authorization", "Bearer " + visitor.token())
              .build();
      String answer = client.send(changes, BodyHandlers.ofString()).body();
      return answer.replaceAll(".*\"epoch\":\"([^\"-]*).*", "$1");
    }
  }
}
