package org.folkmoot.load.light;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** The threads that light sockets live on, and the way to open one. */
public final class LightSockets implements AutoCloseable {
  // The system gives a source address some 28,000 ports, and keeps used ones for a minute.
  private static final int PER_SOURCE = 4_000;
  private static final int CONNECT_MILLIS = 30_000;
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private final EventLoopGroup loops;
  private int opened;

  public LightSockets(int threads) {
    this.loops = new MultiThreadIoEventLoopGroup(threads, EpollIoHandler.newFactory());
  }

  /**
   * Opens one; whatever becomes of it is told to its ear.
   *
   * @param hello its first frame
   */
  public synchronized LightSocket open(
      URI server, String token, byte[] hello, Ear ear, Tally tally) {
    String upgrade =
        """
        GET /ws HTTP/1.1\r
        Host: %s:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: %s\r
        Sec-WebSocket-Version: 13\r
        Authorization: Bearer %s\r
        \r
        """
            .formatted(server.getHost(), server.getPort(), KEY, token);
    Once once = new Once(ear);
    LightSocket socket = new LightSocket(upgrade, hello, once, tally);
    String source = "127.0.0." + (1 + opened++ / PER_SOURCE % 200);
    new Bootstrap()
        .group(loops)
        .channel(EpollSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
        .handler(socket)
        .connect(
            new InetSocketAddress(server.getHost(), server.getPort()),
            new InetSocketAddress(source, 0))
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                once.gone(socket, 0);
              }
            });
    return socket;
  }

  /** Whether it fails to connect or ends later: its ear hears of it once. */
  private static final class Once implements Ear {
    private final Ear ear;
    private boolean told;

    Once(Ear ear) {
      this.ear = ear;
    }

    @Override
    public boolean listens() {
      return ear.listens();
    }

    @Override
    public void ready(LightSocket socket) {
      ear.ready(socket);
    }

    @Override
    public void heard(LightSocket socket, ByteBuf bytes, int from, int length) {
      ear.heard(socket, bytes, from, length);
    }

    @Override
    public void gone(LightSocket socket, int code) {
      if (!told) {
        told = true;
        ear.gone(socket, code);
      }
    }
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
