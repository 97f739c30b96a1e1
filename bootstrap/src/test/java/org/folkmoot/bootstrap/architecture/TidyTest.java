package org.folkmoot.bootstrap.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TidyTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Set<String> KINDS = Set.of("java", "js", "css", "html", "sql", "sh", "yml");

  /** Made by tools, or held to the rules on purpose not at all. */
  private static final Set<String> SKIPPED =
      Set.of("target", ".git", ".cache", ".idea", "node_modules", "planted");

  @Test
  void theHouseIsTidy() throws IOException {
    List<String> findings = new ArrayList<>();
    for (Path path : files()) {
      findings.addAll(
          new Tidy(ROOT.relativize(path).toString(), Files.readString(path)).findings());
    }

    assertThat(findings).isEmpty();
  }

  @Test
  void everyModuleIsLookedAt() throws IOException {
    assertThat(files())
        .extracting(path -> ROOT.relativize(path).getName(0).toString())
        .contains("domain", "application", "adapter-persistence", "bootstrap");
  }

  @Test
  void aLongLineIsFound() {
    assertThat(new Tidy("a.js", "x".repeat(121)).findings())
        .containsExactly("a.js:1: more than 120 characters");
    assertThat(new Tidy("a.js", "x".repeat(120)).findings()).isEmpty();
  }

  @Test
  void aLongFileIsFound() {
    assertThat(new Tidy("a.js", "x\n".repeat(401)).findings())
        .containsExactly("a.js: more than 400 lines of code, namely 401");
    assertThat(new Tidy("a.js", "x\n".repeat(400)).findings()).isEmpty();
    String explained = "import a;\n\n/**\n * Why.\n */\n// and how\n".repeat(100);
    assertThat(new Tidy("a.js", explained + "x\n".repeat(400)).findings()).isEmpty();
  }

  @Test
  void aLongMethodIsFound() {
    assertThat(new Tidy("A.java", methodOf(61)).findings())
        .containsExactly("A.java:2: run has more than 60 lines");
    assertThat(new Tidy("A.java", methodOf(60)).findings()).isEmpty();
  }

  @Test
  void aBannedNameIsFound() {
    assertThat(new Tidy("a/RoomManager.java", "").findings()).hasSize(1);
    assertThat(new Tidy("a/UTF8Util.java", "").findings()).hasSize(1);
    assertThat(new Tidy("a/room-helper.js", "").findings()).hasSize(1);
    assertThat(new Tidy("a/Database.java", "").findings()).isEmpty();
    assertThat(new Tidy("a/database.js", "").findings()).isEmpty();
    assertThat(new Tidy("a/base.css", "").findings()).isEmpty();
  }

  /** The longest program of all was overlooked for having no ending. */
  @Test
  void aScriptWithoutAnEndingIsLookedAt() throws IOException {
    assertThat(files())
        .extracting(path -> ROOT.relativize(path).toString())
        .contains("deploy/cluster", "deploy/run", "deploy/build.sh")
        .doesNotContain("LICENSE");
    String script = "#!/usr/bin/env bash\n" + "# why\n\n".repeat(300);
    assertThat(new Tidy("deploy/x", script + "step\n".repeat(401)).findings())
        .containsExactly("deploy/x: more than 400 lines of code, namely 401");
    assertThat(new Tidy("deploy/x", script + "step\n".repeat(400)).findings()).isEmpty();
    assertThat(new Tidy("deploy/x", script + "x".repeat(121)).findings()).hasSize(1);
  }

  private static boolean isScript(Path file) throws IOException {
    if (file.getFileName().toString().contains(".")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Tidy.isScript(file.getFileName().toString(), new String(in.readNBytes(2), ISO_8859_1));
    }
  }

  private static String methodOf(int lines) {
    return "class A {\n  void run() {\n" + "    step();\n".repeat(lines - 2) + "  }\n}\n";
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (KINDS.contains(name.substring(name.lastIndexOf('.') + 1)) || isScript(file)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }
}
