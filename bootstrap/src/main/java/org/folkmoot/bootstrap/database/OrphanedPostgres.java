package org.folkmoot.bootstrap.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that outlived its Folkmoot: it holds the files, and nobody else will end it. To be
 * looked for under the data folder's lock only, when no living Folkmoot can own it.
 */
record OrphanedPostgres(Path cluster) {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);

  Optional<ProcessHandle> postmaster() throws IOException {
    Path state = cluster.resolve("postmaster.pid");
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    String pid = Files.readAllLines(state).stream().findFirst().orElse("").strip();
    Optional<ProcessHandle> postmaster =
        pid.matches("[0-9]{1,18}")
            ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isOurs)
            : Optional.empty();
    postmaster.ifPresent(
        left -> LOG.info("Ending PostgreSQL {}, which an earlier Folkmoot has left", left.pid()));
    return postmaster;
  }

  /**
   * Waits for the sessions of a server that was killed: they see its end for themselves, but some
   * milliseconds later. After that the number in its file is nobody's, even if a process bears it:
   * one that no parent has buried still counts as alive to PostgreSQL, which then wouldn't start.
   */
  void awaitEnd(Duration max) throws IOException {
    Path state = cluster.resolve("postmaster.pid");
    if (!Files.exists(state)) {
      return;
    }
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      CompletableFuture<?>[] ends =
          all.filter(this::isOurs).map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(ends).orTimeout(max.toSeconds(), TimeUnit.SECONDS).join();
    }
    Files.deleteIfExists(state);
  }

  /** A number may belong to anyone by now, so only a postgres of this very folder counts. */
  private boolean isOurs(ProcessHandle process) {
    if (!process.info().command().map(path -> path.endsWith("/postgres")).orElse(false)) {
      return false;
    }
    Path home = Path.of("/proc", Long.toString(process.pid()), "cwd");
    try {
      return Files.isSymbolicLink(home)
          ? home.toRealPath().equals(cluster.toRealPath())
          : String.join(" ", process.info().arguments().orElse(new String[0]))
              .contains(cluster.toString());
    } catch (IOException goneMeanwhile) {
      return false;
    }
  }
}
