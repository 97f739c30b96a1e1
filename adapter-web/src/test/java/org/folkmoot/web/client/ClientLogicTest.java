package org.folkmoot.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The client's net/ and state/ modules, with sockets, clocks and storage in the test's hand. */
class ClientLogicTest {
  private static final Path TESTS = Path.of("src", "test", "client");

  @TestFactory
  List<DynamicTest> modules() throws IOException {
    Node node = Node.unpacked();
    try (Stream<Path> files = Files.list(TESTS)) {
      List<DynamicTest> tests =
          files
              .filter(file -> file.toString().endsWith(".test.js"))
              .sorted()
              .map(
                  file ->
                      DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(node, file)))
              .toList();
      assertThat(tests).isNotEmpty();
      return tests;
    }
  }

  private static void run(Node node, Path file) throws Exception {
    Node.Outcome outcome = node.run("--test-reporter=tap", file.toString());
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .containsPattern("# pass [1-9]")
        .contains("# fail 0", "# skipped 0");
  }
}
