package org.folkmoot.bootstrap;

import io.netty.util.concurrent.EventExecutor;
import java.util.function.Consumer;

/**
 * Watches the threads that speak to the network. One that has died serves none of its connections
 * any more, and takes new ones all the same: everything looks alive and nothing answers. Netty logs
 * what it died of, also when memory outside the heap ran out, of which Java itself knows nothing.
 */
final class EventLoopWatch {
  private final Consumer<String> died;
  private volatile boolean over;

  EventLoopWatch(Consumer<String> died) {
    this.died = died;
  }

  void watch(String group, Iterable<EventExecutor> loops) {
    for (EventExecutor loop : loops) {
      var _ =
          loop.terminationFuture()
              .addListener(
                  ended -> {
                    if (!over) {
                      died.accept(group);
                    }
                  });
    }
  }

  /** From now on they may end. */
  void end() {
    over = true;
  }
}
