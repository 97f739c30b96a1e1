package org.folkmoot.bootstrap.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The folder that outlives a process. Whoever has it open alone may use it: the lock belongs to the
 * process, so the system takes it back however the process ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final int SECRET_BYTES = 32;
  private static final FileAttribute<Set<PosixFilePermission>> ONLY_OWNER_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> ONLY_OWNER_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  public static DataFolder open(Path path) {
    try {
      Files.createDirectories(path, ONLY_OWNER_FOLDER);
      Path real = path.toRealPath();
      FileChannel lock = FileChannel.open(real.resolve("lock"), CREATE, WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new CannotStart(
            "The data folder %s is in use by another Folkmoot; end that one, or set FOLKMOOT_DATA to another folder."
                .formatted(real));
      }
      return new DataFolder(real, lock);
    } catch (IOException denied) {
      throw new CannotStart(
          "FOLKMOOT_DATA: the folder %s can't be made or written (%s)."
              .formatted(path, denied.getClass().getSimpleName()),
          denied);
    }
  }

  private static boolean locked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  public Path path() {
    return path;
  }

  /** The secret of this name, made at the first call and the same ever after. */
  public String secret(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        Path fresh = path.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ONLY_OWNER_FILE);
        Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        // Whole or not at all: half a secret would be kept for ever.
        Files.move(fresh, file, ATOMIC_MOVE);
      }
      String secret = Files.readString(file).strip();
      if (secret.length() < Settings.SECRET_CHARS_MIN) {
        throw new CannotStart(
            ("The file %s should hold a secret of %d or more characters, but doesn't;"
                    + " put it back, or remove it to have a new one made.")
                .formatted(file, Settings.SECRET_CHARS_MIN));
      }
      return secret;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
