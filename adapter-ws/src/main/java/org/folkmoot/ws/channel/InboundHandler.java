package org.folkmoot.ws.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The last handler of a line's pipeline: what is heard on it ends here. */
// A write that fails, fails because the connection is gone, and of that we are told anyway.
@SuppressWarnings("FutureReturnValueIgnored")
final class InboundHandler extends ChannelInboundHandlerAdapter {
  private final SocketChannel line;
  // One read brings many frames, and they keep coming after reading was ended: they wait here,
  // never more than that one read. Hardly ever does one wait, so there is mostly no queue.
  private @Nullable Queue<Held> held;
  private @Nullable ByteBuf begun;
  private boolean begunIsText;
  private boolean over;

  private record Held(WebSocketFrame frame, long arrivedNanos) {}

  InboundHandler(SocketChannel line) {
    this.line = line;
  }

  @Override
  public void channelRead(ChannelHandlerContext own, Object message) {
    switch (message) {
      case CloseWebSocketFrame answer when line.isClosing() -> {
        answer.release();
        line.answered();
      }
      case Object late when line.isClosing() -> ReferenceCountUtil.release(late);
      case PingWebSocketFrame ping -> pong(own, ping);
      case PongWebSocketFrame pong -> pong.release();
      // It may come between fragments: then what was begun is never said.
      case CloseWebSocketFrame farewell -> hear(farewell, line.now());
      case WebSocketFrame frame -> join(own, frame);
      default -> ReferenceCountUtil.release(message);
    }
  }

  // That fragments follow each other as they must the decoder has seen to.
  private void join(ChannelHandlerContext own, WebSocketFrame frame) {
    if (begun == null && frame.isFinalFragment()) {
      hear(frame, line.now());
      return;
    }
    if (begun == null) {
      begun = own.alloc().buffer();
      begunIsText = frame instanceof TextWebSocketFrame;
    }
    ByteBuf all = begun;
    boolean fits =
        all.readableBytes() + frame.content().readableBytes()
            <= SocketChannel.CLIENT_FRAME_BYTES_MAX;
    if (fits) {
      all.writeBytes(frame.content());
    }
    boolean ends = frame.isFinalFragment();
    frame.release();
    if (!fits) {
      line.listener().broke(new TooLongFrameException("fragments without an end"));
    } else if (ends) {
      begun = null;
      hear(begunIsText ? new TextWebSocketFrame(all) : new BinaryWebSocketFrame(all), line.now());
    }
  }

  private void hear(WebSocketFrame frame, long arrivedNanos) {
    if (held == null && line.mayHandOn()) {
      handOn(frame, arrivedNanos);
      return;
    }
    if (held == null) {
      held = new ArrayDeque<>();
    }
    held.add(new Held(frame, arrivedNanos));
  }

  /** Hands on what had to wait, as far as it needn't any longer. */
  void handOn() {
    if (line.isClosing()) {
      drop();
    }
    while (held != null && line.mayHandOn()) {
      Held next = held.remove();
      if (held.isEmpty()) {
        held = null;
      }
      handOn(next.frame(), next.arrivedNanos());
    }
  }

  private void handOn(WebSocketFrame frame, long arrivedNanos) {
    try {
      switch (frame) {
        case CloseWebSocketFrame farewell -> over(farewell.statusCode(), farewell.reasonText());
        case BinaryWebSocketFrame binary -> line.listener().tookBinary();
        case WebSocketFrame text when ByteBufUtil.isText(text.content(), StandardCharsets.UTF_8) ->
            line.took(ByteBufUtil.getBytes(text.content()), arrivedNanos);
        default ->
            line.listener()
                .broke(
                    new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "text that isn't UTF-8"));
      }
    } catch (RuntimeException broken) {
      line.listener().broke(broken);
    } finally {
      frame.release();
    }
  }

  private void over(int code, @Nullable String reason) {
    if (!over) {
      over = true;
      line.listener().closed(code, reason);
    }
  }

  private void drop() {
    if (held != null) {
      held.forEach(waiting -> waiting.frame().release());
      held = null;
    }
    if (begun != null) {
      begun.release();
      begun = null;
    }
  }

  // A ping that can't be answered now needn't be: only the latest counts (RFC 6455, 5.5.3).
  private static void pong(ChannelHandlerContext own, PingWebSocketFrame ping) {
    if (own.channel().isWritable()) {
      own.writeAndFlush(new PongWebSocketFrame(ping.content()));
    } else {
      ping.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext own) {
    line.heard();
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext own) {
    line.mayWriteOrNot();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext own, Throwable trouble) {
    line.listener().broke(trouble);
  }

  @Override
  public void channelInactive(ChannelHandlerContext own) {
    drop();
    over(SocketChannel.ABNORMAL, null);
  }
}
