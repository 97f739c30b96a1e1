package org.folkmoot.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WallsTest {
  private static final String ROOT = "org.folkmoot";
  private static final String PLANTED = WallsTest.class.getPackageName() + ".planted";

  /** Without the tests, which may know both sides of a wall. */
  private static JavaClasses house;

  /** With them: contracts live there, and so do the implementations in memory. */
  private static JavaClasses houseWithTests;

  @BeforeAll
  static void read() throws IOException {
    house = read("target/classes");
    houseWithTests = read("target/classes", "target/test-classes");
  }

  static List<Reactor.Module> modules() {
    return Reactor.ours().modules();
  }

  /**
   * Three of seven were looked for once, so the rest could have been renamed and stood unwalled.
   */
  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleStandsBehindTheWallsWithAllItsClasses(Reactor.Module module) throws IOException {
    Path classes = Reactor.root().resolve(module.folder()).resolve("target/classes");
    List<String> names =
        new ClassFileImporter().importPath(classes).stream().map(JavaClass::getName).toList();
    assertThat(Reactor.unwalled(module, ROOT, names)).isEmpty();
    assertThat(house)
        .extracting(JavaClass::getPackageName)
        .anyMatch(name -> name.startsWith(ROOT + "." + module.word()));
  }

  @Test
  void aModuleThatIsNotThereOrIsNamedOtherwiseIsFound() {
    Reactor.Module redis = new Reactor.Module("adapter-redis");
    assertThat(Reactor.unwalled(redis, ROOT, List.of()))
        .containsExactly("adapter-redis has no classes");
    assertThat(
            Reactor.unwalled(
                new Reactor.Module("adapter-valkey"),
                ROOT,
                List.of(ROOT + ".redis.link.RedisLink")))
        .containsExactly("org.folkmoot.redis.link.RedisLink isn't in org.folkmoot.valkey.");
    assertThat(Reactor.unwalled(redis, ROOT, List.of(ROOT + ".redis.link.RedisLink"))).isEmpty();
    assertThatThrownBy(() -> Reactor.of("<modules></modules>"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(Reactor.of("<module>domain</module><module>adapter-mail</module>").words())
        .containsExactly("domain", "mail");
  }

  @ParameterizedTest
  @MethodSource("walls")
  void stands(Walls wall) {
    wall.rule().apply(ROOT).check(wall.isAboutTests() ? houseWithTests : house);
  }

  @ParameterizedTest
  @MethodSource("plants")
  void isBrokenByItsPlantAndNoOtherIs(Walls broken, String plant) {
    String root = PLANTED + "." + plant;
    JavaClasses planted = new ClassFileImporter().importPackages(root);

    assertThat(Walls.all())
        .filteredOn(wall -> wall.rule().apply(root).evaluate(planted).hasViolation())
        .extracting(Walls::name)
        .containsExactly(broken.name());
  }

  private static List<Walls> walls() {
    return Walls.all();
  }

  private static Stream<Arguments> plants() {
    return Walls.all().stream()
        .flatMap(wall -> wall.plants().stream().map(plant -> Arguments.of(wall, plant)));
  }

  /** What the modules' builds have left beside this one, but what annotation processors made. */
  private static JavaClasses read(String... outputs) throws IOException {
    try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().resolveSibling(""))) {
      List<Path> folders =
          modules
              .flatMap(module -> Stream.of(outputs).map(module::resolve))
              .filter(Files::isDirectory)
              .toList();
      return new ClassFileImporter()
          .withImportOption(location -> !location.contains("/$") && !location.contains("/planted/"))
          .importPaths(folders);
    }
  }
}
