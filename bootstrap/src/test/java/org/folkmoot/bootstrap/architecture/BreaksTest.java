package org.folkmoot.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The breaks that show what a drill finds must fit the sources, or they show nothing. */
class BreaksTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");
  private static final Path BREAKS = ROOT.resolve("deploy/load/breaks");

  @Test
  void everyBreakFitsTheSources() throws IOException {
    List<String> misfits = new ArrayList<>();
    try (Stream<Path> all = Files.list(BREAKS)) {
      for (Path each : all.filter(path -> path.toString().endsWith(".patch")).toList()) {
        misfits.addAll(misfits(each.getFileName().toString(), Files.readAllLines(each)));
      }
    }
    assertThat(misfits).isEmpty();
  }

  @Test
  void aBreakOfWhatIsNotThereIsFound() throws IOException {
    List<String> patch =
        List.of("--- a/LICENSE", "+++ b/LICENSE", "@@ -1 +1 @@", "-no line of it", "+another");
    assertThat(misfits("planted", patch)).containsExactly("planted: LICENSE lacks no line of it");
  }

  private static List<String> misfits(String name, List<String> patch) throws IOException {
    List<String> misfits = new ArrayList<>();
    String file = "";
    for (int i = 0; i < patch.size(); i++) {
      String line = patch.get(i);
      if (line.startsWith("+++ b/")) {
        file = line.substring("+++ b/".length());
      } else if (line.startsWith("@@ ")) {
        String before = before(patch, i + 1);
        if (!Files.readString(ROOT.resolve(file)).contains(before)) {
          misfits.add(name + ": " + file + " lacks " + before.strip());
        }
      }
    }
    return misfits;
  }

  /** What a hunk expects: the lines around the change, and those that it takes away. */
  private static String before(List<String> patch, int from) {
    StringBuilder before = new StringBuilder();
    for (String line : patch.subList(from, patch.size())) {
      if (line.startsWith("@@ ") || line.startsWith("diff ")) {
        break;
      }
      if (line.startsWith(" ") || line.startsWith("-")) {
        before.append(line, 1, line.length()).append('\n');
      }
    }
    return before.toString();
  }
}
