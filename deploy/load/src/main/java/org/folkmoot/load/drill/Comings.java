package org.folkmoot.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.folkmoot.load.check.Run;
import org.folkmoot.load.client.Calls;
import org.jspecify.annotations.Nullable;

/** People who leave a room and come back into it, whatever it takes. */
final class Comings {
  private static final int AGAIN_MILLIS = 400;

  private final Calls calls;
  private final Set<String> underWay = new HashSet<>();
  private final List<Run.Leaving> leavings = new ArrayList<>();

  Comings(Calls calls) {
    this.calls = calls;
  }

  synchronized boolean isQuiet() {
    return underWay.isEmpty();
  }

  /** Those that are over; when all is quiet these are all. */
  synchronized List<Run.Leaving> leavings() {
    return List.copyOf(leavings);
  }

  void leaveForAWhile(Guest guest, String room, int millis) {
    String key = guest.username() + " " + room;
    synchronized (this) {
      if (!underWay.add(key)) {
        return;
      }
    }
    long from = System.nanoTime();
    var account = guest.client().account();
    var _ =
        untilAnswered(guest, "leave", () -> calls.leave(account, room))
            .thenCompose(left -> CompletableFuture.runAsync(() -> {}, after(millis)))
            .thenCompose(later -> untilAnswered(guest, "join", () -> calls.join(account, room)))
            .whenComplete(
                (back, never) -> {
                  synchronized (this) {
                    long to = never == null ? System.nanoTime() : Long.MAX_VALUE;
                    leavings.add(new Run.Leaving(guest.username(), room, from, to));
                    underWay.remove(key);
                  }
                });
  }

  /** A refusal is an answer, too: the last owner of a room doesn't get out of it. */
  private CompletableFuture<Boolean> untilAnswered(
      Guest guest, String what, Supplier<CompletableFuture<JsonNode>> call) {
    return call.get()
        .handle((answer, failed) -> answered(guest, what, failed))
        .thenCompose(
            answer ->
                answer.isPresent()
                    ? CompletableFuture.completedFuture(answer.get())
                    : CompletableFuture.runAsync(() -> {}, after(AGAIN_MILLIS))
                        .thenCompose(later -> untilAnswered(guest, what, call)));
  }

  /** Whether it was done; empty when nobody knows. */
  private static Optional<Boolean> answered(Guest guest, String what, @Nullable Throwable failed) {
    if (failed == null) {
      return Optional.of(true);
    }
    if (failed.getCause() instanceof Calls.Unwell unwell) {
      if (unwell.status() < 500) {
        return Optional.of(false);
      }
      guest.recording().failed("POST /api/rooms/{room}/" + what, unwell.status());
    }
    return Optional.empty();
  }

  private static Executor after(int millis) {
    return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
  }
}
