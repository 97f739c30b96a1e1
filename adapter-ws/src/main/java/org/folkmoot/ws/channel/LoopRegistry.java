package org.folkmoot.ws.channel;

import io.micronaut.http.HttpRequest;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The event loops that have lines. */
public final class LoopRegistry {
  private final Map<EventLoop, LoopChannels> loops = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final long tickNanos;

  public LoopRegistry(LongSupplier nanos, long tickNanos) {
    this.nanos = nanos;
    this.tickNanos = tickNanos;
  }

  /** Takes over a connection that has just been upgraded; called on its event loop. */
  public SocketChannel line(HttpRequest<?> upgrade, SocketChannel.Listener listener) {
    return SocketChannel.of(upgrade, this, listener, nanos);
  }

  LoopChannels of(EventLoop eventLoop) {
    return loops.computeIfAbsent(eventLoop, loop -> new LoopChannels(loop, nanos, tickNanos));
  }
}
