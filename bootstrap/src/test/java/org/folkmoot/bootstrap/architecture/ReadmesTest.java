package org.folkmoot.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The modules' own pages leave nothing out. */
class ReadmesTest {
  private static final Path ROOT = Reactor.root();

  @Test
  void eachPackageIsNamedByItsModule() throws IOException {
    List<String> missing = new ArrayList<>();
    int seen = 0;
    for (Reactor.Module module : Reactor.ours().modules()) {
      String page = Files.readString(ROOT.resolve(module.folder()).resolve("README.md"));
      for (String name : packages(module)) {
        seen++;
        if (!page.contains("`" + name + "`") && !page.contains("`" + name + "/")) {
          missing.add(module.folder() + ": " + name);
        }
      }
    }
    assertThat(seen).isGreaterThan(40);
    assertThat(missing).isEmpty();
  }

  private static List<String> packages(Reactor.Module module) throws IOException {
    Path sources =
        ROOT.resolve(module.folder()).resolve("src/main/java/org/folkmoot/" + module.word());
    try (Stream<Path> folders = Files.list(sources)) {
      return folders.filter(Files::isDirectory).map(one -> one.getFileName().toString()).toList();
    }
  }

  @Test
  void eachOutPortIsNamedByTheApplication() throws IOException {
    String page = Files.readString(ROOT.resolve("application/README.md"));
    List<String> ports =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.folkmoot")
                .stream()
                .filter(Contracts::isOutPort)
                .map(JavaClass::getSimpleName)
                .toList();
    assertThat(ports).hasSizeGreaterThan(15);
    assertThat(ports).filteredOn(port -> !page.contains("`" + port + "`")).isEmpty();
  }
}
