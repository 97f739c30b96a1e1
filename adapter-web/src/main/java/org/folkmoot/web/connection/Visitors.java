package org.folkmoot.web.connection;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetAddress;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.caller.TrustedProxies;
import org.jspecify.annotations.Nullable;

/** Who calls by one connection: its peer, or whoever the proxy speaks for with each request. */
@SuppressWarnings("FutureReturnValueIgnored") // it is ourselves who listen to the end
final class Visitors {
  private final Channel channel;
  private final InetAddress peer;
  private final TrustedProxies proxies;
  private final ConnectionLimit limit;
  private final @Nullable ClientAddress direct;

  Visitors(Channel channel, InetAddress peer, TrustedProxies proxies, ConnectionLimit limit) {
    this.channel = channel;
    this.peer = peer;
    this.proxies = proxies;
    this.limit = limit;
    this.direct = proxies.isTrusted(peer) ? null : ClientAddress.of(peer);
  }

  /** Whether the connection may stay open; then it has its place until it ends. */
  boolean open() {
    if (direct == null) {
      return true;
    }
    if (!limit.enter(direct)) {
      return false;
    }
    stay(limit, channel, direct);
    return true;
  }

  /** Whose a request is; null if they have no place left. */
  @Nullable ClientAddress enter(HttpRequest head) {
    if (direct != null) {
      return direct;
    }
    ClientAddress caller =
        ClientAddress.of(proxies.caller(peer, head.headers().getAll("X-Forwarded-For")));
    return limit.enter(caller) ? caller : null;
  }

  /** Their request is answered. */
  void leave(ClientAddress caller) {
    if (direct == null) {
      limit.leave(caller);
    }
  }

  /** Their request has become a socket, which has its place until the connection ends. */
  void stay(ClientAddress caller) {
    if (direct == null) {
      stay(limit, channel, caller);
    }
  }

  private static void stay(ConnectionLimit limit, Channel channel, ClientAddress caller) {
    channel.closeFuture().addListener(closed -> limit.leave(caller));
  }
}
