package org.folkmoot.load.light;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One WebSocket: upgrades, says hello, and counts what comes. */
// A write that fails, fails because the connection is gone, and of that we are told anyway.
@SuppressWarnings("FutureReturnValueIgnored")
public final class LightSocket extends ChannelInboundHandlerAdapter {
  private static final int LOST = 1006;
  private static final String UPGRADED = "HTTP/1.1 101 ";
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_PONG = 0x8A;
  private static final int MASKED = 0x80;
  // What a length of seven bits can't say is said in two bytes more.
  private static final int SHORT_MAX = 125;
  private static final int IN_TWO_BYTES = 126;
  // No key changes nothing: a mask is asked for, and this one costs neither side anything.
  private static final int NO_MASK = 0;

  private final String upgrade;
  private final byte[] hello;
  private final Ear ear;
  private final Tally tally;
  private final FrameCutter cutter = new FrameCutter(new Cuts());
  private @Nullable StringBuilder answer = new StringBuilder();
  private @Nullable Channel channel;
  private boolean ready;
  private boolean unflushed;
  private int code = LOST;
  private long frames;
  private long bytes;

  LightSocket(String upgrade, byte[] hello, Ear ear, Tally tally) {
    this.upgrade = upgrade;
    this.hello = hello;
    this.ear = ear;
    this.tally = tally;
  }

  // --- saying; on its loop ---

  /** Goes out when all that came with the same read was heard, or with a flush. */
  public void say(byte[] json) {
    Channel now = channel;
    if (now == null) {
      return;
    }
    boolean isShort = json.length <= SHORT_MAX;
    ByteBuf out = now.alloc().buffer(8 + json.length);
    out.writeByte(FINAL_TEXT).writeByte(MASKED | (isShort ? json.length : IN_TWO_BYTES));
    if (!isShort) {
      out.writeShort(json.length);
    }
    out.writeInt(NO_MASK).writeBytes(json);
    now.write(out, now.voidPromise());
    unflushed = true;
  }

  public void flush() {
    Channel now = channel;
    if (now != null && unflushed) {
      unflushed = false;
      now.flush();
    }
  }

  /** Runs something where this socket lives. */
  public void later(Runnable task) {
    Channel now = channel;
    if (now != null) {
      now.eventLoop().execute(task);
    }
  }

  /** Ends it without a word. */
  public void cut() {
    Channel now = channel;
    if (now != null) {
      now.close();
    }
  }

  // --- what Netty calls ---

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    context.writeAndFlush(Unpooled.copiedBuffer(upgrade, StandardCharsets.US_ASCII));
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf in = (ByteBuf) message;
    try {
      StringBuilder waiting = answer;
      if (waiting != null) {
        answered(context, in, waiting);
      }
      if (answer == null) {
        cutter.take(in, context.alloc());
      }
    } finally {
      in.release();
      tally.add(frames, bytes);
      frames = 0;
      bytes = 0;
    }
  }

  private void answered(ChannelHandlerContext context, ByteBuf in, StringBuilder head) {
    while (in.isReadable() && answer != null) {
      head.append((char) in.readByte());
      if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
        answer = null;
        if (head.indexOf(UPGRADED) == 0) {
          say(hello);
        } else {
          code = Integer.parseInt(head.substring(9, 12));
          context.close();
        }
      }
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    flush();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    cutter.drop();
    ear.gone(this, code);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  private final class Cuts implements FrameCutter.Taker {
    @Override
    public boolean begins(int length) {
      if (!ready) {
        return true;
      }
      frames++;
      bytes += length;
      return ear.listens();
    }

    @Override
    public void text(ByteBuf in, int from, int length) {
      if (ready) {
        ear.heard(LightSocket.this, in, from, length);
      } else {
        // A nack in its place would be one for the hello, and the end of the measurement.
        ready = true;
        ear.ready(LightSocket.this);
      }
    }

    @Override
    public void pinged() {
      Channel now = channel;
      if (now != null) {
        ByteBuf pong = now.alloc().buffer(6);
        now.writeAndFlush(pong.writeByte(FINAL_PONG).writeByte(MASKED).writeInt(NO_MASK));
      }
    }

    @Override
    public void closed(int why) {
      code = why;
      cut();
    }
  }
}
