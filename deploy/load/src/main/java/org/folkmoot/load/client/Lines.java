package org.folkmoot.load.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.util.concurrent.FastThreadLocal;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The threads that clients live on, and the way to open a WebSocket from there. */
public final class Lines implements AutoCloseable {
  // A catch-up has at most 1 MiB, a ready with a thousand rooms about as much.
  private static final int FRAME_BYTES_MAX = 8 << 20;
  private static final int ANSWER_BYTES_MAX = 64 << 10;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int HANDSHAKE_MILLIS = 10_000;

  private final EventLoopGroup loops;
  private final FastThreadLocal<Readings> readings =
      new FastThreadLocal<>() {
        @Override
        protected Readings initialValue() {
          return new Readings();
        }
      };

  public Lines(int threads) {
    this.loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
  }

  EventLoop loop() {
    return loops.next();
  }

  /** Opens a line; whatever becomes of it is told to the listener, on that loop. */
  DeliveredLine open(URI server, Account account, EventLoop loop, DeliveredLine.Listener listener) {
    DeliveredLine line = new DeliveredLine(listener, readings);
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(socketOf(server))
            .version(WebSocketVersion.V13)
            .customHeaders(headers(account))
            .maxFramePayloadLength(FRAME_BYTES_MAX)
            // The code matters, and the line answers it by itself.
            .handleCloseFrames(false)
            .handshakeTimeoutMillis(HANDSHAKE_MILLIS)
            // Whoever reads the JSON in it stumbles over broken bytes, too.
            .withUTF8Validator(false)
            .build();
    new Bootstrap()
        .group(loop)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                channel
                    .pipeline()
                    .addLast(line.ears())
                    .addLast(new HttpClientCodec())
                    .addLast(new HttpObjectAggregator(ANSWER_BYTES_MAX))
                    .addLast(line.door())
                    .addLast(new WebSocketClientProtocolHandler(config))
                    .addLast(new WebSocketFrameAggregator(FRAME_BYTES_MAX))
                    .addLast(line.handler());
              }
            })
        .connect(server.getHost(), server.getPort())
        .addListener(connected -> line.connected(connected.isSuccess()));
    return line;
  }

  private static URI socketOf(URI server) {
    return URI.create("ws://" + server.getHost() + ":" + server.getPort() + "/ws");
  }

  private static HttpHeaders headers(Account account) {
    return new DefaultHttpHeaders()
        .set(HttpHeaderNames.AUTHORIZATION, "Bearer " + account.accessToken());
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
