package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
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
