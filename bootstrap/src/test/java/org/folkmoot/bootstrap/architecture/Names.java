package org.folkmoot.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Names that say what kind of class something is, and not what it is. */
final class Names extends ArchCondition<JavaClass> {
  private static final Set<String> WORDS =
      Set.of(
          "Impl",
          "Manager",
          "Helper",
          "Helpers",
          "Util",
          "Utils",
          "Service",
          "Dto",
          "DTO",
          "Adapter",
          "Abstract",
          "Base");
  private static final Set<String> PACKAGES =
      Set.of("dto", "exception", "exceptions", "util", "utils", "impl", "service", "services");

  Names() {
    super("have names that are nouns of the product");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String name = type.getSimpleName();
    if (isBanned(name)) {
      events.add(SimpleConditionEvent.violated(type, "The name " + type.getName() + " is banned"));
    }
    for (String part : type.getPackageName().split("\\.", -1)) {
      if (PACKAGES.contains(part)) {
        events.add(
            SimpleConditionEvent.violated(type, "The package of " + type.getName() + " is banned"));
      }
    }
  }

  static boolean isBanned(String simpleName) {
    List<String> words =
        Arrays.asList(simpleName.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1));
    return words.stream().anyMatch(WORDS::contains) || simpleName.contains("UseCase");
  }
}
