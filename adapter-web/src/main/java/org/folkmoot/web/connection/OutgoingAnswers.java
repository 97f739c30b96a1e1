package org.folkmoot.web.connection;

import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.caller.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * What was answered on one connection and wasn't taken yet. It lies in this process's memory until
 * it is; so there is one budget for all of it, and whoever takes nothing is given up.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a connection to be closed
final class OutgoingAnswers {
  /** A quarter of the memory that there is for it besides everything else (decision 26). */
  static final long BYTES_MAX = 256L * 1024 * 1024;

  /** Two of the longest answers that there are; an office that reads never comes near it. */
  static final long PER_CALLER_BYTES_MAX = BYTES_MAX / 4;

  /** As long as a socket may take no byte. */
  static final long UNTAKEN_NANOS = TimeUnit.SECONDS.toNanos(30);

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ByteBudget budget;
  private @Nullable Future<?> watching;
  private @Nullable Object first;
  private long progress;
  private long movedNanos;

  OutgoingAnswers(ByteBudget budget) {
    this.budget = budget;
  }

  /** Writes a part of an answer, or closes the connection if there is no room for it. */
  void write(
      ChannelHandlerContext own,
      Object part,
      ChannelPromise promise,
      @Nullable ClientAddress caller) {
    int bytes = part instanceof ByteBufHolder holder ? holder.content().readableBytes() : 0;
    if (bytes == 0 || caller == null) {
      own.write(part, promise);
      return;
    }
    if (!budget.take(caller, bytes)) {
      ReferenceCountUtil.release(part);
      promise.tryFailure(new ClosedChannelException());
      own.close();
      return;
    }
    own.write(part, promise.unvoid().addListener(taken -> budget.giveBack(caller, bytes)));
    if (watching == null) {
      watch(own);
    }
  }

  void end() {
    if (watching != null) {
      watching.cancel(false);
      watching = null;
    }
  }

  private void watch(ChannelHandlerContext own) {
    watching = own.executor().schedule(() -> look(own), LOOK_NANOS, TimeUnit.NANOSECONDS);
  }

  @SuppressWarnings("ReferenceEquality") // the same part, not one that reads the same
  private void look(ChannelHandlerContext own) {
    watching = null;
    ChannelOutboundBuffer waiting = own.channel().unsafe().outboundBuffer();
    Object now = waiting == null ? null : waiting.current();
    if (waiting == null || now == null) {
      first = null;
      return;
    }
    long nanos = own.executor().ticker().nanoTime();
    if (now != first || waiting.currentProgress() != progress) {
      first = now;
      progress = waiting.currentProgress();
      movedNanos = nanos;
    } else if (nanos - movedNanos >= UNTAKEN_NANOS) {
      own.close();
      return;
    }
    watch(own);
  }
}
