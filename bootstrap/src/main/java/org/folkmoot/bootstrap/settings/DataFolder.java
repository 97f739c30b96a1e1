package org.folkmoot.bootstrap.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that outlives a process. Whoever has it open alone may use it: the lock belongs to the
 * process, so the system takes it back however the process ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final int SECRET_BYTES = 32;
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private final Path path;
  private final FileChannel lock;
  private final Set<Path> changeable;

  private DataFolder(Path path, FileChannel lock, Set<Path> changeable) {
    this.path = path;
    this.lock = lock;
    this.changeable = changeable;
  }

  public static DataFolder open(Path path) {
    try {
      // Not closed yet: it may be somebody else's.
      if (!Files.isDirectory(path)) {
        OwnerOnly.folder(path);
      }
      Path real = path.toRealPath();
      if (!OwnerOnly.isOurs(real)) {
        throw new CannotStart(
            ("FOLKMOOT_DATA: the folder %s belongs to another user than Folkmoot runs as;"
                    + " run Folkmoot as that user, or give the folder to it (chown -R).")
                .formatted(real));
      }
      FileChannel lock = FileChannel.open(OwnerOnly.file(real.resolve("lock")), WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new CannotStart(
            "The data folder %s is in use by another Folkmoot; end that one, or set FOLKMOOT_DATA to another folder."
                .formatted(real));
      }
      return new DataFolder(real, lock, closed(real, lock));
    } catch (IOException denied) {
      throw new CannotStart(
          "FOLKMOOT_DATA: the folder %s can't be made or written (%s)."
              .formatted(path, denied.getClass().getSimpleName()),
          denied);
    }
  }

  private static Set<Path> closed(Path path, FileChannel lock) throws IOException {
    try {
      Set<Path> changeable = OwnerOnly.close(path);
      if (!changeable.isEmpty()) {
        LOG.warn(
            "Others could change the data folder {}, such as {}; now nobody else can enter it",
            path,
            changeable.iterator().next());
      }
      return changeable;
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
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

  /** Whether others could have changed what is there, or anything in it, before it was opened. */
  public boolean wasChangeable(Path part) {
    return changeable.stream().anyMatch(open -> open.startsWith(part) || part.startsWith(open));
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
        Files.writeString(
            OwnerOnly.file(fresh), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
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
