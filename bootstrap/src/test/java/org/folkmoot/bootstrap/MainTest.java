package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path home;

  @Test
  void startsOnABareMachineAndEndsWhenItIsToldTo() throws Exception {
    try (Program program = Program.start(home, Map.of());
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest question =
          HttpRequest.newBuilder(program.address().resolve("/health/readiness")).build();
      assertThat(client.send(question, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      assertThat(program.postmaster()).exists();

      program.end();

      assertThat(program.postmaster()).doesNotExist();
    }
  }

  /** Once PostgreSQL's programs could be replaced by anybody then. */
  @Test
  void nobodyElseMayEnterWhatItMakesWhateverTheUmask() throws Exception {
    List<String> generous = List.of("sh", "-c", "umask 000; exec \"$@\"", "sh");
    try (Program program = Program.startedBy(generous, home, Map.of())) {
      program.address();

      try (Stream<Path> all = Files.walk(program.data())) {
        assertThat(all.filter(path -> !Files.isSymbolicLink(path)))
            .hasSizeGreaterThan(100)
            .allSatisfy(
                path ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .endsWith("------"));
      }
    }
  }

  @Test
  void aSecondOneOnTheSameFolderIsRefusedWithASentence() throws Exception {
    try (Program first = Program.start(home, Map.of())) {
      first.address();

      assertThat(refused(Map.of()))
          .contains("Folkmoot can't start: The data folder ")
          .contains("is in use by another Folkmoot");
    }
  }

  @Test
  void aTakenPortIsRefusedWithASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(refused(Map.of("FOLKMOOT_HOST", "127.0.0.1", "FOLKMOOT_PORT", port)))
          .contains("The port " + port + " is taken")
          .contains("FOLKMOOT_PORT");
    }
  }

  @Test
  void anUnknownCommandIsRefusedWithASentence() throws Exception {
    assertThat(refused(Map.of(), "strat"))
        .isEqualTo(
            "Folkmoot can't do that: it knows no command \"strat\", only database, restored, seed and"
                + " version; without one it serves.");
  }

  private String refused(Map<String, String> settings, String... command)
      throws IOException, InterruptedException {
    try (Program program = Program.start(home, settings, command)) {
      assertThat(program.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(program.process().exitValue()).isEqualTo(2);
      assertThat(program.output()).hasLineCount(1);
      return program.output();
    }
  }
}
