package org.folkmoot.bootstrap.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The modules that the build names: nobody can add or rename one behind the walls' back. */
record Reactor(List<Module> modules) {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  // The drill and the bench look at Folkmoot from outside, as its clients.
  private static final String OUTSIDE = "deploy/";
  private static final String ADAPTER = "adapter-";

  /**
   * One module.
   *
   * @param folder where it is, below the root of all
   */
  record Module(String folder) {
    boolean isAdapter() {
      return folder.startsWith(ADAPTER);
    }

    /** What its packages are named by, after ours. */
    String word() {
      return isAdapter() ? folder.substring(ADAPTER.length()) : folder;
    }
  }

  static Reactor ours() {
    try {
      return of(Files.readString(root().resolve("pom.xml")));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Reactor of(String pom) {
    return new Reactor(
        MODULE
            .matcher(pom)
            .results()
            .map(found -> found.group(1).strip())
            .filter(folder -> !folder.startsWith(OUTSIDE))
            .map(Module::new)
            .toList());
  }

  Reactor {
    modules = List.copyOf(modules);
    if (modules.stream().noneMatch(Module::isAdapter)) {
      throw new IllegalStateException("no adapter among the modules " + modules);
    }
  }

  static Path root() {
    return Path.of("").toAbsolutePath().resolveSibling("");
  }

  List<String> words() {
    return modules.stream().map(Module::word).toList();
  }

  List<String> adapters() {
    return modules.stream().filter(Module::isAdapter).map(Module::word).toList();
  }

  /**
   * What stands where no wall is.
   *
   * @param classes names of the classes that a module's build has left
   */
  static List<String> unwalled(Module module, String root, List<String> classes) {
    String beginning = root + "." + module.word() + ".";
    List<String> findings = new ArrayList<>();
    Optional.of(module)
        .filter(it -> classes.isEmpty())
        .ifPresent(it -> findings.add(it.folder() + " has no classes"));
    classes.stream()
        .filter(name -> !name.startsWith(beginning))
        .forEach(name -> findings.add(name + " isn't in " + beginning));
    return findings;
  }
}
