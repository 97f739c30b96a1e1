package org.folkmoot.bootstrap.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the start scripts do with Java's cache of a fast start, tried with a Java that does nothing
 * else: it dies of each cache that wasn't made by itself for this very jar, as the real one does.
 */
class StartCacheTest {
  private static final Path DEPLOY =
      Path.of("").toAbsolutePath().resolveSibling("deploy").normalize();

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      output='' cache='' jar=''
      while (($#)); do
        case $1 in
          -XX:AOTCacheOutput=*) output=${1#*=} ;;
          -XX:AOTCache=*) cache=${1#*=} ;;
          -jar) jar=$2 && shift ;;
        esac
        last=$1
        shift
      done
      if [[ -n $output ]]; then
        trap 'echo "for $jar" >"$output"; exit' TERM
        echo 'Folkmoot is ready: http://localhost:1'
        while true; do sleep 0.05; done
      fi
      if [[ -n $cache && ($(cat "$cache") != "for $jar" || -n ${NO_CACHE_FITS:-}) ]]; then
        echo 'Unexpected exception when loading aot-linked classes.'
        exit 1
      fi
      [[ $last != version ]] || echo 'Folkmoot 1 on Java 25'
      [[ $last == version ]] || echo "started ${cache:+with a cache}"
      """;

  @TempDir Path home;
  private Path tree;

  @BeforeEach
  void build() throws IOException {
    tree = home.resolve("tree");
    Path bin = Files.createDirectories(home.resolve("jdk/bin"));
    for (String program : List.of("java", "javac")) {
      assertThat(Files.writeString(bin.resolve(program), JAVA).toFile().setExecutable(true))
          .isTrue();
    }
    Files.writeString(
        home.resolve("jdk/release"),
        "JAVA_VERSION=\"25.0.3\"\nJAVA_RUNTIME_VERSION=\"25.0.3+9\"\n");
    Files.createDirectories(tree.resolve("bootstrap/src/main"));
    Files.createDirectories(tree.resolve("deploy"));
    Files.writeString(tree.resolve("pom.xml"), "");
    Files.writeString(tree.resolve("bootstrap/pom.xml"), "");
    for (String script : List.of("house.sh", "build.sh", "run")) {
      Path copy = Files.copy(DEPLOY.resolve(script), tree.resolve("deploy").resolve(script));
      assertThat(copy.toFile().setExecutable(true)).isTrue();
    }
    Path target = Files.createDirectories(tree.resolve("bootstrap/target"));
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("lib/some.jar"), "");
    Files.writeString(target.resolve("folkmoot-bootstrap-0.1.0-SNAPSHOT.jar"), "");
    Files.writeString(target.resolve("built"), "");
  }

  private String run(Path place, String... settings) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(place.resolve("deploy/run").toString()).redirectErrorStream(true);
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    for (String setting : settings) {
      builder.environment().put(setting, "yes");
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return said;
  }

  @Test
  void theSecondStartHasTheCacheOfTheFirst() throws Exception {
    assertThat(run(tree)).contains("Teaching Java").endsWith("started with a cache");
    assertThat(run(tree)).isEqualTo("started with a cache");
  }

  @Test
  void aBuiltTreeThatWasCopiedElsewhereStarts() throws Exception {
    run(tree);
    Path copy = home.resolve("copy");
    new ProcessBuilder("cp", "-a", tree.toString(), copy.toString()).start().waitFor();

    assertThat(run(copy)).endsWith("started with a cache");
  }

  @Test
  void aCacheThatWasCutShortIsMadeAnew() throws Exception {
    run(tree);
    for (Path cache : caches()) {
      Files.writeString(cache, "f");
    }

    assertThat(run(tree)).contains("doesn't fit").endsWith("started with a cache");
    assertThat(run(tree)).isEqualTo("started with a cache");
  }

  @Test
  void whereNoCacheFitsItStartsWithoutOneAndSaysSo() throws Exception {
    assertThat(run(tree, "NO_CACHE_FITS")).contains("starts without").endsWith("started");
  }

  private List<Path> caches() throws IOException {
    try (Stream<Path> all = Files.list(tree.resolve("bootstrap/target"))) {
      return all.filter(path -> path.toString().endsWith(".aot")).toList();
    }
  }
}
