package org.folkmoot.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What may know what, for a house whose packages begin with a root: ours, or a planted one.
 *
 * @param rule makes the rule for the house with that root
 * @param plants the packages below {@code planted} whose house breaks it
 */
record Walls(String name, Function<String, ArchRule> rule, List<String> plants) {
  private static final List<String> ADAPTERS = Reactor.ours().adapters();
  private static final List<String> MODULES = Reactor.ours().words();

  static List<Walls> all() {
    return List.of(
        wall("domain knows only plain Java", Walls::domain, "domain"),
        wall("application knows only domain", Walls::application, "application"),
        wall("no adapter knows another, or bootstrap", Walls::adapters, "adapters", "backwards"),
        wall("JDBC only in persistence", Walls::jdbc, "jdbc"),
        wall("Lettuce only in redis", Walls::lettuce, "lettuce"),
        wall("WebSocket only in ws", Walls::webSocket, "websocket"),
        wall("the clock is handed in", Walls::clock, "clock"),
        wall("chance is handed in", Walls::chance, "chance"),
        wall("threads are handed in, and nobody sleeps", Walls::threads, "threads", "pool"),
        wall("no package cycles", Walls::cycles, "cycles"),
        wall("no banned names", Walls::names, "names", "packages"),
        wall("null is always marked", Walls::nullMarked, "unmarked"),
        wall("every out-port's contract is run by all", Contracts::rule, "nocontract", "notrun"));
  }

  /** Contracts live among the tests. */
  boolean isAboutTests() {
    return plants.contains("nocontract");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Walls wall(String name, Function<String, ArchRule> rule, String... plants) {
    // A planted house has few rooms; that ours has all of them is a test of its own.
    return new Walls(name, rule.andThen(made -> made.allowEmptyShould(true)), List.of(plants));
  }

  private static ArchRule domain(String root) {
    return classes()
        .that(in(root, "domain"))
        .should()
        .onlyDependOnClassesThat(
            in(root, "domain")
                .or(
                    resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.text..",
                        "java.math..",
                        "java.nio.charset..",
                        "org.jspecify..")));
  }

  private static ArchRule application(String root) {
    return classes()
        .that(in(root, "application"))
        .should()
        .onlyDependOnClassesThat(
            in(root, "application")
                .or(in(root, "domain"))
                .or(
                    resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")
                        .and(
                            not(
                                resideInAnyPackage(
                                    "java.sql..", "java.net.http..", "java.nio.channels..")))));
  }

  private static ArchRule adapters(String root) {
    return all(
        ADAPTERS.stream()
            .map(
                adapter ->
                    noClasses()
                        .that(in(root, adapter))
                        .should()
                        .dependOnClassesThat(
                            in(
                                root,
                                MODULES.stream()
                                    .filter(other -> !other.equals(adapter))
                                    .filter(other -> !other.equals("domain"))
                                    .filter(other -> !other.equals("application"))
                                    .toArray(String[]::new)))));
  }

  private static ArchRule jdbc(String root) {
    return only(
        in(root, "persistence", "bootstrap.database"),
        root,
        "java.sql..",
        "javax.sql..",
        "io.micronaut.data..",
        "io.micronaut.transaction..",
        "com.zaxxer..",
        "org.flywaydb..");
  }

  private static ArchRule lettuce(String root) {
    return only(in(root, "redis"), root, "io.lettuce..", "io.micronaut.configuration.lettuce..");
  }

  private static ArchRule webSocket(String root) {
    return only(
        in(root, "ws"),
        root,
        "io.micronaut.websocket..",
        "io.netty.handler.codec.http.websocketx..");
  }

  private static ArchRule clock(String root) {
    return withoutAmbient(root, Ambient::isClock);
  }

  private static ArchRule chance(String root) {
    return withoutAmbient(root, Ambient::isChance);
  }

  private static ArchRule threads(String root) {
    return withoutAmbient(root, Ambient::isThread);
  }

  private static ArchRule cycles(String root) {
    return all(
        MODULES.stream()
            .map(
                module ->
                    slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles()));
  }

  private static ArchRule names(String root) {
    return classes().that(in(root, MODULES)).should(new Names());
  }

  private static ArchRule nullMarked(String root) {
    return classes().that(in(root, MODULES)).should(new NullMarkedness());
  }

  private static ArchRule withoutAmbient(String root, Ambient.Kind kind) {
    return noClasses().that(in(root, "domain", "application")).should(Ambient.reach(kind));
  }

  private static ArchRule only(
      DescribedPredicate<JavaClass> allowed, String root, String... packages) {
    return noClasses()
        .that(in(root, MODULES).and(not(allowed)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(packages));
  }

  private static ArchRule all(Stream<? extends ArchRule> rules) {
    return CompositeArchRule.of(rules.<ArchRule>map(rule -> rule.allowEmptyShould(true)).toList());
  }

  static DescribedPredicate<JavaClass> in(String root, List<String> modules) {
    return in(root, modules.toArray(String[]::new));
  }

  static DescribedPredicate<JavaClass> in(String root, String... modules) {
    return resideInAnyPackage(
        Arrays.stream(modules).map(module -> root + "." + module + "..").toArray(String[]::new));
  }
}
