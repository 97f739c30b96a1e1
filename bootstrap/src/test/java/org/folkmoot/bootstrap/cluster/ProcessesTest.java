package org.folkmoot.bootstrap.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What deploy/cluster knows of its processes, tried with programs that cost nothing. */
class ProcessesTest {
  private static final Path DEPLOY =
      Path.of("").toAbsolutePath().resolveSibling("deploy").normalize();
  private static final String HEAD =
      """
      set -euo pipefail
      shopt -s inherit_errexit
      . "$0/house.sh"
      . "$0/processes.sh"
      state=$1 data=$1/postgres/data
      shift
      mkdir -p "$state"/{pids,logs,part}
      """;

  @TempDir Path home;

  /** Whoever waits for the script's last word waits for whatever it has left open, too. */
  private String does(String script, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", HEAD + script, DEPLOY.toString(), home.toString()));
    command.addAll(List.of(arguments));
    Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @ParameterizedTest
  @CsvSource({
    "exit 7, it ended with 7",
    "exit 0, it ended with 0",
    "exit 255, it ended with 255",
    "kill -KILL $$, it was ended by SIGKILL",
    "kill -TERM $$, it was ended by SIGTERM"
  })
  void anEndingIsKnown(String program, String ending) throws Exception {
    assertThat(does("launch part bash -c \"$1\"; await_ending part", program)).isEqualTo(ending);
  }

  @Test
  void anEndingIsOfTheLastStart() throws Exception {
    String said =
        does(
            """
            launch part bash -c 'exit 7'
            await_ending part
            launch part sleep 600
            ending part || echo "nothing is known"
            kill -KILL "$(pid part)"
            await_ending part
            """);
    assertThat(said.lines())
        .containsExactly("it ended with 7", "nothing is known", "it was ended by SIGKILL");
  }

  @Test
  void aProgramGoesOnWithoutTheCommandAndIsSeenFromTheFirstMoment() throws Exception {
    String number =
        does(
            """
            for ((i = 0; i < 100; i++)); do
              launch part sleep 600
              is_running part || echo "round $i: gone, $(await_ending part)"
              [[ $i == 99 ]] || kill -KILL "$(pid part)"
              [[ $i == 99 ]] || await_nobody 10 "$state/part" || echo "round $i: still there"
            done
            pid part
            """);
    ProcessHandle program = ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    assertThat(program.isAlive()).isTrue();
    assertThat(Files.isSameFile(Path.of("/proc", number, "cwd"), home.resolve("part"))).isTrue();
    program.destroyForcibly();
    program.onExit().get(10, TimeUnit.SECONDS);
  }
}
