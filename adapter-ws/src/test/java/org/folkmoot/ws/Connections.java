package org.folkmoot.ws;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All connections that a server has taken, so that a test can look behind its socket. */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private final Set<Channel> all = ConcurrentHashMap.newKeySet();

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Noting());
    return event.getBean();
  }

  /** The server's end of a connection from this port. */
  Channel from(int port) {
    return all.stream()
        .filter(channel -> ((InetSocketAddress) channel.remoteAddress()).getPort() == port)
        .findFirst()
        .orElseThrow();
  }

  private final class Noting implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      if (role == ChannelRole.CONNECTION) {
        all.add(channel);
        channel.closeFuture().addListener(closed -> all.remove(channel));
      }
      return this;
    }
  }
}
