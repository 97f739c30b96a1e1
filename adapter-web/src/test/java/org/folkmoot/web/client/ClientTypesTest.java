package org.folkmoot.web.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The types that stand in the client's comments, checked by TypeScript at its strictest. */
class ClientTypesTest {
  private static final Path SOURCES = Path.of("src", "main", "client");
  private static final Path WORK = Path.of("target", "client-types").toAbsolutePath();
  private static final Path COPY = WORK.resolve("client");
  private static final String SETTINGS =
      """
      {
        "compilerOptions": {
          "target": "es2023", "module": "esnext", "moduleResolution": "bundler",
          "lib": ["es2024", "dom", "dom.iterable"], "types": [],
          "allowJs": true, "checkJs": true, "noEmit": true, "strict": true, "skipLibCheck": true,
          "noUnusedLocals": true, "noUncheckedIndexedAccess": true, "noImplicitReturns": true,
          "noFallthroughCasesInSwitch": true
        },
        "include": ["client/**/*.js"]
      }
      """;

  private static Node node;

  @BeforeAll
  static void layOut() throws Exception {
    node = Node.unpacked();
    NodeModules.layOut(WORK.resolve("node_modules"));
    Files.writeString(WORK.resolve("tsconfig.json"), SETTINGS);
  }

  @Test
  void everyTypeHolds() throws Exception {
    copySources();
    Node.Outcome outcome = check();
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void plantedErrorsAreFound() throws Exception {
    copySources();
    Files.writeString(
        COPY.resolve("state").resolve("planted.js"),
        """
        /** @import { Message } from "./wire.js" */
        import { html } from "lit";
        /** @param {Message} message */
        export const planted = (message) => message.sequence;
        export const another = html`<p></p>`.nothing;
        """);
    Node.Outcome outcome = check();
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.output().lines().filter(line -> line.contains("error TS")).toList())
        .hasSize(2)
        .allMatch(line -> line.contains("planted.js"));
  }

  @Test
  void nothingIsOfAnyType() throws IOException {
    for (Path file : sources()) {
      String text = Files.readString(file);
      assertThat(text)
          .as(file.toString())
          .doesNotContainPattern("@(type|param|returns) \\{[^}]*\\bany\\b");
      assertThat(text)
          .as(file.toString())
          .doesNotContain("@ts-", "export default", "innerHTML", "unsafeHTML");
    }
  }

  @Test
  void netKnowsNoStateAndStateKnowsNoPage() throws IOException {
    for (Path file : sources()) {
      String text = Files.readString(file);
      String folder = SOURCES.relativize(file).getName(0).toString();
      if (folder.equals("net")) {
        assertThat(text).as(file.toString()).doesNotContainPattern("\"(\\.\\./)+(state|view)/");
      }
      if (folder.equals("translations")) {
        assertThat(text).as(file.toString()).doesNotContainPattern("(?m)^import .*\"\\.\\./");
      }
      if (!folder.equals("view") && !folder.endsWith(".js")) {
        assertThat(text)
            .as(file.toString())
            .doesNotContainPattern("\"(\\.\\./)+view/|\\b(document|window)\\.\\w|\"lit")
            .doesNotContain("setTimeout(", "Date.now(", "Math.random(", "localStorage.");
      }
    }
  }

  private static Node.Outcome check() throws Exception {
    Path compiler =
        WORK.resolve("node_modules").resolve("typescript").resolve("lib").resolve("tsc.js");
    return node.run(compiler.toString(), "--pretty", "false", "-p", WORK.toString());
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
    }
  }

  private static void copySources() throws IOException {
    if (Files.exists(COPY)) {
      try (Stream<Path> old = Files.walk(COPY)) {
        for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    for (Path file : sources()) {
      Path copy = COPY.resolve(SOURCES.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
