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
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secret"))))
        .isEqualTo("rw-------");
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
