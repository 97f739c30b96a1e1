package org.folkmoot.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path home;

  @Test
  void isForOneAtATime() {
    Path path = home.resolve("grün/data");
    try (DataFolder first = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(path))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("in use by another Folkmoot")
          .hasMessageContaining(first.path().toString());
    }
    DataFolder.open(path).close();
  }

  @Test
  void keepsASecretThatOnlyItsOwnerCanRead() throws IOException {
    String secret;
    try (DataFolder data = DataFolder.open(home)) {
      secret = data.secret("secret");
    }
    try (DataFolder data = DataFolder.open(home)) {
      assertThat(data.secret("secret")).isEqualTo(secret).hasSizeGreaterThanOrEqualTo(32);
    }
    assertThat(rights(home.resolve("secret"))).isEqualTo("rw-------");
  }

  /** As a folder made under another umask, or by an administrator, is. */
  @Test
  void isClosedToOthersWithAllThatIsInItHoweverItWasFound() throws IOException {
    Path inner = Files.createDirectories(home.resolve("data/postgresql/programs/bin"));
    Path program = Files.writeString(inner.resolve("postgres"), "");
    Path file = Files.writeString(home.resolve("data/secret"), "s".repeat(32));
    Files.setPosixFilePermissions(
        home.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    try (DataFolder data = DataFolder.open(home.resolve("data"))) {
      assertThat(rights(data.path())).isEqualTo("rwx------");
      assertThat(rights(inner)).isEqualTo("rwx------");
      assertThat(rights(program)).isEqualTo("rwx------");
      assertThat(rights(file)).isEqualTo("rw-------");
      assertThat(data.wasChangeable(data.path().resolve("postgresql/programs"))).isTrue();
      assertThat(data.wasChangeable(data.path().resolve("postgresql/cluster"))).isFalse();
    }
    try (DataFolder again = DataFolder.open(home.resolve("data"))) {
      assertThat(again.wasChangeable(again.path())).isFalse();
    }
  }

  @Test
  void isRefusedWhenItOrAnythingInItBelongsToSomebodyElse() throws IOException {
    // Root may give away what it has; anybody else finds a folder of root's.
    boolean root = "root".equals(System.getProperty("user.name"));
    Path theirs = root ? Files.createDirectories(home.resolve("theirs")) : Path.of("/");
    if (root) {
      Files.setAttribute(theirs, "unix:uid", 12_345);
    }
    assertThatThrownBy(() -> DataFolder.open(theirs))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("belongs to another user")
        .hasMessageContaining("FOLKMOOT_DATA");
    if (root) {
      Path planted = Files.writeString(home.resolve("planted"), "");
      Files.setAttribute(planted, "unix:uid", 12_345);
      assertThatThrownBy(() -> DataFolder.open(home))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("belongs to another user");
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void refusesASecretThatSomebodyHasCutShort() throws IOException {
    Files.writeString(home.resolve("secret"), "short");
    try (DataFolder data = DataFolder.open(home)) {
      assertThatThrownBy(() -> data.secret("secret"))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("or remove it");
    }
  }

  @Test
  void saysSoWhenItCannotBeMade() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("FOLKMOOT_DATA");
  }
}
