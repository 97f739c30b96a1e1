package org.folkmoot.web.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.caller.ClientAddress;
import org.jspecify.annotations.Nullable;

/**
 * A body that is coming in. Its bytes are copied: what was read from the wire is a slice of
 * something larger, which a single byte would hold.
 */
final class IncomingBody {
  /** Longer is no hiccup of a line. */
  static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Before this the rate says nothing. */
  static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Slower than the slowest phone; at this rate the largest body takes a minute. */
  static final long LEAST_BYTES_PER_SECOND = 1_024;

  // Most bodies are smaller.
  private static final int FIRST_BYTES = 1_024;

  private final HttpRequest head;
  private final ClientAddress caller;
  private final ByteBudget budget;
  private final int bytesMax;
  private final int roomBytes;
  private final ByteBuf bytes;
  private long beganNanos;
  private long cameNanos;

  private IncomingBody(
      HttpRequest head, ClientAddress caller, ByteBudget budget, int bytesMax, long now) {
    this.head = head;
    this.caller = caller;
    this.budget = budget;
    this.bytesMax = bytesMax;
    // No more room than it says that it needs.
    long declared = RequestHead.declaredBytes(head);
    this.roomBytes = declared == 0 ? bytesMax : Math.toIntExact(Math.min(declared, bytesMax));
    this.bytes = Unpooled.buffer(0, bytesMax);
    this.beganNanos = now;
    this.cameNanos = now;
  }

  static IncomingBody of(
      HttpRequest head, ClientAddress caller, ByteBudget budget, int bytesMax, long now) {
    return new IncomingBody(head, caller, budget, bytesMax, now);
  }

  /** Why it can't be taken; null if it was. */
  @Nullable Refused add(ByteBuf part, long now) {
    int needed = bytes.readableBytes() + part.readableBytes();
    if (needed > bytesMax) {
      return Refused.LARGE;
    }
    int missing = needed - bytes.capacity();
    if (missing > 0) {
      int grown = Math.max(needed, Math.max(FIRST_BYTES, 2 * bytes.capacity()));
      int capacity = Math.min(grown, roomBytes);
      if (!budget.take(caller, capacity - bytes.capacity())) {
        return Refused.BUSY;
      }
      bytes.capacity(capacity);
    }
    bytes.writeBytes(part);
    cameNanos = now;
    return null;
  }

  /** When it is given up if nothing more comes. */
  long dueNanos() {
    long worthNanos = bytes.readableBytes() * TimeUnit.SECONDS.toNanos(1) / LEAST_BYTES_PER_SECOND;
    long silent = cameNanos + SILENCE_NANOS;
    long slow = beganNanos + GRACE_NANOS + worthNanos;
    return silent - slow < 0 ? silent : slow;
  }

  /** Nobody listened, so that nobody is to blame for what didn't come. */
  void forgive(long now) {
    beganNanos = now;
    cameNanos = now;
  }

  /** The whole request; its bytes are whoever's it is given to. */
  FullHttpRequest whole() {
    HttpHeaders headers = head.headers();
    headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    headers.remove(HttpHeaderNames.EXPECT);
    headers.set(HttpHeaderNames.CONTENT_LENGTH, bytes.readableBytes());
    return new DefaultFullHttpRequest(
        head.protocolVersion(),
        head.method(),
        head.uri(),
        bytes,
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  ClientAddress caller() {
    return caller;
  }

  int heldBytes() {
    return bytes.capacity();
  }

  /** Gives everything back; not for what was given away as a whole. */
  void drop() {
    budget.giveBack(caller, bytes.capacity());
    bytes.release();
  }
}
