package org.folkmoot.ws.line;

import io.micronaut.http.HttpRequest;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The event loops that have lines. */
public final class Loops {
  private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final long tickNanos;

  public Loops(LongSupplier nanos, long tickNanos) {
    this.nanos = nanos;
    this.tickNanos = tickNanos;
  }

  /** Takes over a connection that has just been upgraded; called on its event loop. */
  public Line line(HttpRequest<?> upgrade, Line.Listener listener) {
    return Line.of(upgrade, this, listener, nanos);
  }

  Loop of(EventLoop eventLoop) {
    return loops.computeIfAbsent(eventLoop, loop -> new Loop(loop, nanos, tickNanos));
  }
}
