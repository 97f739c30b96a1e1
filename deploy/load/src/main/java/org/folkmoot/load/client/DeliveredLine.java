package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.FastThreadLocal;
import org.jspecify.annotations.Nullable;

/** One WebSocket, from its opening to its end. All of it happens on one loop. */
final class DeliveredLine {
  /** The end of which nothing is known. */
  static final int LOST = 1006;

  /** Who talks over the line. */
  interface Listener {
    void opened();

    void heard(JsonNode frame);

    /** The last word: a close code, or the status with which the upgrade was refused. */
    void closed(int code);
  }

  private final Listener listener;
  private final FastThreadLocal<Readings> readings;
  private @Nullable Channel channel;
  private volatile long heardNanos = System.nanoTime();
  private int code = LOST;
  private boolean told;

  /**
   * Makes one; it is opened elsewhere.
   *
   * @param readings each loop's
   */
  DeliveredLine(Listener listener, FastThreadLocal<Readings> readings) {
    this.listener = listener;
    this.readings = readings;
  }

  void send(String text) {
    Channel now = channel;
    if (now != null) {
      var _ = now.writeAndFlush(new TextWebSocketFrame(text), now.voidPromise());
    }
  }

  /** When the other side was heard last, were it by a ping. */
  long heardNanos() {
    return heardNanos;
  }

  /** Stops reading, or goes on. */
  void deaf(boolean on) {
    Channel now = channel;
    if (now != null) {
      now.config().setAutoRead(!on);
    }
  }

  /** Ends it as a pulled plug does, without a word. */
  void cut() {
    Channel now = channel;
    if (now != null) {
      var _ = now.close();
    } else {
      over();
    }
  }

  @Override
  public String toString() {
    double silent = (System.nanoTime() - heardNanos) / 1e9;
    return "%s, heard %.1f s ago".formatted(channel, silent);
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = context.close();
  }

  void connected(boolean well) {
    if (!well) {
      over();
    }
  }

  private void over() {
    if (!told) {
      told = true;
      listener.closed(code);
    }
  }

  /** First in the row, so that pings count as heard, too. */
  ChannelInboundHandlerAdapter ears() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (told) {
          // It was cut before it was there.
          hangUp(context);
        }
        context.fireChannelActive();
      }

      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        heardNanos = System.nanoTime();
        context.fireChannelRead(bytes);
      }
    };
  }

  /** Notes with which status an upgrade is refused. */
  ChannelInboundHandlerAdapter door() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object answer) {
        if (answer instanceof FullHttpResponse response
            && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
          code = response.status().code();
          ReferenceCountUtil.release(answer);
          hangUp(context);
          return;
        }
        context.fireChannelRead(answer);
      }
    };
  }

  SimpleChannelInboundHandler<WebSocketFrame> handler() {
    return new SimpleChannelInboundHandler<>() {
      @Override
      public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
          listener.opened();
        }
      }

      @Override
      protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame text) {
          if (!told) {
            listener.heard(readings.get().of(text.content()));
          }
        } else if (frame instanceof CloseWebSocketFrame close) {
          code = close.statusCode();
          hangUp(context);
        }
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        over();
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        hangUp(context);
      }
    };
  }
}
