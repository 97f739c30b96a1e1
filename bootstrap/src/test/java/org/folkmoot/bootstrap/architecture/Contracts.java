package org.folkmoot.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An out-port is an interface of the application that something technical stands behind, which its
 * name says: {@code JdbcRoomLog}. What the interface promises is a suite of tests, {@code
 * RoomLogContract}, and every class that stands behind it has a test that is one.
 */
final class Contracts extends ArchCondition<JavaClass> {
  private static final Set<String> TECHNOLOGIES =
      Set.of("InMemory", "InProcess", "Jdbc", "Redis", "Argon2");

  private Contracts() {
    super("have a contract that every implementation runs");
  }

  static ArchRule rule(String root) {
    return classes().that(Walls.in(root, "application").and(areOutPorts())).should(new Contracts());
  }

  @Override
  public void check(JavaClass port, ConditionEvents events) {
    Optional<JavaClass> contract = contractOf(port);
    if (contract.isEmpty()) {
      violated(events, port, "%s has no contract".formatted(port.getName()));
      return;
    }
    implementationsOf(port)
        .filter(implementation -> !isTested(implementation, contract.get()))
        .forEach(
            implementation ->
                violated(
                    events,
                    port,
                    "%s has no test that is a %s"
                        .formatted(implementation.getName(), contract.get().getSimpleName())));
  }

  private static DescribedPredicate<JavaClass> areOutPorts() {
    return DescribedPredicate.describe("are out-ports", Contracts::isOutPort);
  }

  static boolean isOutPort(JavaClass type) {
    return type.isInterface()
        && type.isTopLevelClass()
        && implementationsOf(type).findAny().isPresent();
  }

  private static Stream<JavaClass> implementationsOf(JavaClass port) {
    return port.getAllSubclasses().stream()
        .filter(type -> !type.isInterface() && !type.getModifiers().contains(ABSTRACT))
        .filter(type -> TECHNOLOGIES.stream().anyMatch(type.getSimpleName()::startsWith));
  }

  private static Optional<JavaClass> contractOf(JavaClass port) {
    return port.getDirectDependenciesToSelf().stream()
        .map(Dependency::getOriginClass)
        .filter(type -> type.getSimpleName().equals(port.getSimpleName() + "Contract"))
        .findFirst();
  }

  private static boolean isTested(JavaClass implementation, JavaClass contract) {
    return contract.getAllSubclasses().stream()
        .filter(suite -> !suite.getModifiers().contains(ABSTRACT))
        .anyMatch(suite -> isAbout(suite, implementation));
  }

  /** By its name, or because it makes one, itself or in the class around it. */
  private static boolean isAbout(JavaClass suite, JavaClass implementation) {
    return suite.getSimpleName().startsWith(implementation.getSimpleName())
        || suite.getDirectDependenciesFromSelf().stream()
            .anyMatch(dependency -> dependency.getTargetClass().equals(implementation))
        || suite.getEnclosingClass().map(around -> isAbout(around, implementation)).orElse(false);
  }

  private static void violated(ConditionEvents events, JavaClass port, String message) {
    events.add(SimpleConditionEvent.violated(port, message));
  }
}
