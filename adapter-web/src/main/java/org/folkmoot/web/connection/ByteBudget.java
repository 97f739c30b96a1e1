package org.folkmoot.web.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.folkmoot.application.caller.ClientAddress;

/** What all that is on its way, bodies or answers, may hold together, and each caller of it. */
final class ByteBudget {
  /** A sixteenth of the heap: a thousand bodies at their largest, of which each lasts a moment. */
  static final long BYTES_MAX = 64L * 1024 * 1024;

  /** One caller can't take what is everybody's; an office sends no 256 large bodies at once. */
  static final long PER_CALLER_BYTES_MAX = BYTES_MAX / 4;

  private final long bytesMax;
  private final long perCallerBytesMax;
  private final AtomicLong taken = new AtomicLong();
  private final Map<ClientAddress, Long> takenByCaller = new ConcurrentHashMap<>();

  ByteBudget() {
    this(BYTES_MAX, PER_CALLER_BYTES_MAX);
  }

  ByteBudget(long bytesMax, long perCallerBytesMax) {
    this.bytesMax = bytesMax;
    this.perCallerBytesMax = perCallerBytesMax;
  }

  /** Whether there was so much, and it is taken now. */
  boolean take(ClientAddress caller, int bytes) {
    if (taken.addAndGet(bytes) > bytesMax) {
      taken.addAndGet(-bytes);
      return false;
    }
    if (takenByCaller.merge(caller, (long) bytes, Long::sum) > perCallerBytesMax) {
      giveBack(caller, bytes);
      return false;
    }
    return true;
  }

  void giveBack(ClientAddress caller, int bytes) {
    taken.addAndGet(-bytes);
    takenByCaller.computeIfPresent(
        caller, (who, held) -> held == bytes ? null : Long.valueOf(held - bytes));
  }

  long takenBytes() {
    return taken.get();
  }

  /** How many callers hold something. */
  int callers() {
    return takenByCaller.size();
  }
}
