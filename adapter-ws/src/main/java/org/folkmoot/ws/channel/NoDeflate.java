package org.folkmoot.ws.channel;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Takes permessage-deflate out of each connection before a client can ask for it. A hundred
 * kilobytes of it become a hundred megabytes past every limit, and a frame that many share can't be
 * compressed for one of them.
 */
@Singleton
final class NoDeflate implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Connection(null));
    return event.getBean();
  }

  private record Connection(@Nullable Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new Connection(connection);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel != null) {
        SocketChannel.refuseDeflate(channel.pipeline());
      }
    }
  }
}
