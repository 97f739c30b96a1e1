package org.folkmoot.bootstrap.settings;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * Folders and files that nobody may enter, read or change but the user as whom Folkmoot runs. The
 * umask is somebody else's decision, so nothing here depends on it.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<?> AS_FOLDER = PosixFilePermissions.asFileAttribute(FOLDER);
  private static final FileAttribute<?> AS_FILE = PosixFilePermissions.asFileAttribute(FILE);

  private static final int OTHERS = 0077;
  private static final int OTHERS_WRITE = 0022;
  private static final int PROGRAM = 0100;

  private OwnerOnly() {}

  /** Makes what is missing on the way there, and closes the last one if it was there already. */
  public static Path folder(Path path) throws IOException {
    Files.createDirectories(path, AS_FOLDER);
    if (isOpen(path)) {
      Files.setPosixFilePermissions(path, FOLDER);
    }
    return path;
  }

  /** An empty one, unless it is there already. */
  public static Path file(Path path) throws IOException {
    try {
      return Files.createFile(path, AS_FILE);
    } catch (FileAlreadyExistsException there) {
      Files.setPosixFilePermissions(path, FILE);
      return path;
    }
  }

  /** One with a name of its own in the folder for what is only for a while. */
  public static Path temporaryFolder(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(parent, prefix, AS_FOLDER);
  }

  /** Whether anybody but its owner has a right on it. */
  static boolean isOpen(Path path) throws IOException {
    return (mode(path) & OTHERS) != 0;
  }

  public static boolean isOurs(Path path) throws IOException {
    return uid(path) == new UnixSystem().getUid();
  }

  /**
   * Closes everything below a folder, and the folder itself.
   *
   * @return what others could have changed until now
   */
  static Set<Path> close(Path root) throws IOException {
    long self = new UnixSystem().getUid();
    Set<Path> changeable = new HashSet<>();
    Files.walkFileTree(root, new Closing(root, self, changeable));
    if (isOpen(root)) {
      throw new CannotStart(
          ("FOLKMOOT_DATA: the folder %s can't be closed to others; choose one on a file system that"
                  + " keeps permissions.")
              .formatted(root));
    }
    return Set.copyOf(changeable);
  }

  /** Closes what it comes by, and notes what others could have changed. */
  private static final class Closing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final long self;
    private final Set<Path> changeable;

    Closing(Path root, long self, Set<Path> changeable) {
      this.root = root;
      this.self = self;
      this.changeable = changeable;
    }

    // Before anybody goes in: what is within can't be exchanged any more while it is looked
    // at.
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      return close(folder, FOLDER);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return close(file, (mode(file) & PROGRAM) != 0 ? FOLDER : FILE);
    }

    // PostgreSQL's own end, or a log's: what has gone is nobody's.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException broken) throws IOException {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isRoots(file)) {
        throw broken;
      }
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult close(Path path, Set<PosixFilePermission> rights) throws IOException {
      try {
        return closeThere(path, rights);
      } catch (NoSuchFileException gone) {
        return FileVisitResult.CONTINUE;
      }
    }

    private FileVisitResult closeThere(Path path, Set<PosixFilePermission> rights)
        throws IOException {
      if (isRoots(path) && self != 0) {
        // Root can do what it likes anyway: lost+found of a volume, or a backup of its own.
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !path.equals(root)
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }
      if (uid(path) != self) {
        throw new CannotStart(
            ("FOLKMOOT_DATA: %s belongs to another user than Folkmoot runs as, who could change what"
                    + " it does; run Folkmoot as that user, or give the folder to it (chown -R).")
                .formatted(path));
      }
      int mode = mode(path);
      // A link has no rights of its own, and what it leads to is looked at where it is.
      if ((mode & OTHERS) != 0 && !Files.isSymbolicLink(path)) {
        if ((mode & OTHERS_WRITE) != 0) {
          changeable.add(path);
        }
        Files.setPosixFilePermissions(path, rights);
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static boolean isRoots(Path path) throws IOException {
    return uid(path) == 0;
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
  }

  private static long uid(Path path) throws IOException {
    return ((Number) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)).longValue();
  }
}
