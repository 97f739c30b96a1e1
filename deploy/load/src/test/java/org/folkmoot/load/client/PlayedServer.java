package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that says nothing but what a test has it say. */
final class PlayedServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;
  private static final int BYTES_MAX = 64 << 10;
  private static final AttributeKey<Visit> VISIT = AttributeKey.valueOf("visit");

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final BlockingQueue<Visit> visits = new LinkedBlockingQueue<>();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger visitors = new AtomicInteger();
  private final Channel door;

  PlayedServer() {
    door =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(BYTES_MAX))
                        .addLast(new Desk())
                        .addLast(new WebSocketServerProtocolHandler("/ws"))
                        .addLast(new Ears());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + ((InetSocketAddress) door.localAddress()).getPort());
  }

  /** Answers a call over HTTP with this, and no longer with 404; the path is without its query. */
  void answers(String path, String body) {
    pages.put(path, body);
  }

  /** The next so many who come are sent away with a 503. */
  void refuses(int times) {
    refusals.set(times);
  }

  /** The next connection whose client has said something. */
  Visit next() throws InterruptedException {
    return Objects.requireNonNull(
        visits.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nobody has come");
  }

  /** How many have come so far. */
  int visitors() {
    return visitors.get();
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  /** One connection. */
  static final class Visit {
    private final Channel channel;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

    Visit(Channel channel) {
      this.channel = channel;
    }

    /** What the client says next. */
    JsonNode hears() throws InterruptedException {
      return Objects.requireNonNull(
          heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "the client says nothing");
    }

    void says(String frame) {
      channel.writeAndFlush(new TextWebSocketFrame(frame)).syncUninterruptibly();
    }

    void cuts() {
      channel.close().syncUninterruptibly();
    }
  }

  /** Answers calls and refusals; whatever else comes goes on to the socket. */
  private final class Desk extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String path = URI.create(request.uri()).getPath();
      if (pages.containsKey(path)) {
        answer(context, HttpResponseStatus.OK, pages.get(path));
      } else if (!path.equals("/ws")) {
        answer(context, HttpResponseStatus.NOT_FOUND, "");
      } else if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        answer(context, HttpResponseStatus.SERVICE_UNAVAILABLE, "");
      } else {
        context.fireChannelRead(request.retain());
      }
    }

    private static void answer(
        ChannelHandlerContext context, HttpResponseStatus status, String body) {
      var content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
      var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
      var _ = context.writeAndFlush(response);
    }
  }

  private final class Ears extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      Visit visit = context.channel().attr(VISIT).get();
      JsonNode said = Json.read(frame.content());
      if (visit == null) {
        visit = new Visit(context.channel());
        context.channel().attr(VISIT).set(visit);
        visitors.incrementAndGet();
        visits.add(visit);
      }
      visit.heard.add(said);
    }
  }
}
