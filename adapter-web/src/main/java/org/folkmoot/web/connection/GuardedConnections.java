package org.folkmoot.web.connection;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.RecvByteBufAllocator;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.folkmoot.application.caller.TrustedProxies;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a guard into each connection, on whichever port. */
@Singleton
final class GuardedConnections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedConnections.class);

  // What a connection has read and not yet understood stays in the memory it was read into: so
  // this, by the number of connections, is what all of them can hold (decision 26).
  private static final int READ_BYTES_MIN = 64;
  private static final int READ_BYTES_FIRST = 2 * 1024;
  private static final int READ_BYTES_MAX = 16 * 1024;
  private static final RecvByteBufAllocator READING =
      new AdaptiveRecvByteBufAllocator(READ_BYTES_MIN, READ_BYTES_FIRST, READ_BYTES_MAX);

  // Often enough to be seen, and not for each connection of a flood.
  private static final long WARNING_NANOS = 60_000_000_000L;

  private final AtomicLong warnedNanos = new AtomicLong();
  private final TrustedProxies proxies;
  private final ByteBudget budget = new ByteBudget();
  private final ByteBudget answers =
      new ByteBudget(OutgoingAnswers.BYTES_MAX, OutgoingAnswers.PER_CALLER_BYTES_MAX);
  private final ConnectionLimit limit;

  /**
   * Makes the guards.
   *
   * @param connectionsMax for each caller; 0 for as many as they like
   */
  GuardedConnections(
      TrustedProxies proxies, @Value("${folkmoot.limit-connections:10000}") int connectionsMax) {
    this.proxies = proxies;
    this.limit = new ConnectionLimit(connectionsMax);
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Connection(null));
    return event.getBean();
  }

  private final class Connection implements NettyServerCustomizer {
    private final @Nullable Channel channel;

    Connection(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new Connection(connection);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        guard(channel);
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
  private void guard(Channel channel) {
    channel.config().setRecvByteBufAllocator(READING);
    // Null if whoever has called is gone already.
    if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
      channel.close();
      return;
    }
    Visitors visitors = new Visitors(channel, peer.getAddress(), proxies, limit);
    RequestGuard.into(
        channel.pipeline(),
        ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
        visitors,
        budget,
        answers);
    if (!visitors.open()) {
      warn(peer.getAddress());
      channel.close();
    }
  }

  // Whoever meets it unawares has forgotten a proxy, and would look for it elsewhere.
  private void warn(InetAddress peer) {
    long now = System.nanoTime();
    long last = warnedNanos.get();
    if ((last == 0 || now - last > WARNING_NANOS) && warnedNanos.compareAndSet(last, now)) {
      LOG.warn(
          "{} has as many connections as FOLKMOOT_LIMIT_CONNECTIONS allows, and gets no more."
              + " If that is a proxy, it belongs into FOLKMOOT_TRUSTED_PROXIES.",
          peer.getHostAddress());
    }
  }
}
