package org.folkmoot.web.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.caller.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Lets whole requests through, in order, and refuses what is too much, too slow or no request. */
// A write that fails, fails because the connection is gone, and of that we are told anyway.
@SuppressWarnings("FutureReturnValueIgnored")
final class RequestGuard extends ChannelDuplexHandler {
  /** A browser's connection that waits for its first request is opened again at no cost. */
  static final long HEAD_NANOS = TimeUnit.SECONDS.toNanos(10);

  // Whoever is cut off while sending may never read why; so they may go on for so much, or so long.
  private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int LINGER_BYTES_MAX = 2 * 1024 * 1024;

  private static final String FIRST_BYTES = "first-bytes";

  private final Visitors visitors;
  private final ByteBudget budget;
  private final OutgoingAnswers answers;
  private final Queue<UnderWay> underWay = new ArrayDeque<>(2);

  private @Nullable IncomingBody incoming;
  private boolean mustContinue;
  private boolean inHead = true;
  private long headNanos;
  private @Nullable Future<?> timer;
  // Micronaut asks for each read, and asks for none while it has enough to do.
  private boolean reading = true;
  private @Nullable Refused refused;
  private boolean told;
  private long droppedBytes;

  /** A request that has been handed on and isn't answered yet, and what it holds until then. */
  private record UnderWay(ClientAddress caller, int bytes) {}

  private RequestGuard(Visitors visitors, ByteBudget budget, OutgoingAnswers answers) {
    this.visitors = visitors;
    this.budget = budget;
    this.answers = answers;
  }

  /** Puts one behind the codec of that name. */
  static void into(
      ChannelPipeline pipeline,
      String codec,
      Visitors visitors,
      ByteBudget budget,
      ByteBudget answers) {
    RequestGuard guard = new RequestGuard(visitors, budget, new OutgoingAnswers(answers));
    pipeline.addAfter(codec, "request-guard", guard);
    pipeline.addBefore(codec, FIRST_BYTES, guard.new FirstBytes());
  }

  /** Sees what comes before the codec makes anything of it: of half a head it says nothing. */
  private final class FirstBytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext own, Object bytes) {
      if (!inHead && incoming == null) {
        inHead = true;
        headNanos = now(own);
      }
      own.fireChannelRead(bytes);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext own) {
    headNanos = now(own);
    lookIn(own, HEAD_NANOS);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext own) {
    rest();
    dropIncoming();
    underWay.forEach(this::settle);
    underWay.clear();
    answers.end();
  }

  // --- what comes in ---

  @Override
  public void channelRead(ChannelHandlerContext own, Object message) {
    if (refused != null) {
      drop(own, message);
      return;
    }
    switch (message) {
      case HttpRequest head -> begin(own, head);
      case HttpContent part when incoming != null -> collect(own, incoming, part);
      default -> own.fireChannelRead(message);
    }
  }

  private void begin(ChannelHandlerContext own, HttpRequest head) {
    inHead = false;
    rest();
    Refused fault = RequestHead.fault(head);
    if (fault != null) {
      ReferenceCountUtil.release(head);
      refuse(own, fault);
      return;
    }
    ClientAddress caller = visitors.enter(head);
    if (caller == null) {
      refuse(own, Refused.CROWDED);
    } else if (RequestHead.hasBody(head)) {
      receive(own, head, caller);
    } else {
      underWay.add(new UnderWay(caller, 0));
      own.fireChannelRead(head);
    }
  }

  private void receive(ChannelHandlerContext own, HttpRequest head, ClientAddress caller) {
    int bytesMax = BodyLimits.bytesMax(RequestHead.path(head));
    incoming = IncomingBody.of(head, caller, budget, bytesMax, now(own));
    if (RequestHead.declaredBytes(head) > bytesMax) {
      refuse(own, Refused.LARGE);
    } else if (HttpUtil.is100ContinueExpected(head)) {
      mustContinue = true;
      goOn(own);
    } else if (head.headers().contains(HttpHeaderNames.EXPECT)) {
      refuse(own, Refused.MALFORMED);
    }
  }

  // Answers keep the order of the requests, and this is the beginning of one.
  private void goOn(ChannelHandlerContext own) {
    if (mustContinue && underWay.isEmpty()) {
      mustContinue = false;
      own.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
    }
  }

  private void collect(ChannelHandlerContext own, IncomingBody body, HttpContent part) {
    try {
      Refused fault =
          part.decoderResult().isFailure() ? Refused.MALFORMED : body.add(part.content(), now(own));
      if (fault != null) {
        refuse(own, fault);
        return;
      }
    } finally {
      part.release();
    }
    if (part instanceof LastHttpContent) {
      incoming = null;
      mustContinue = false;
      rest();
      underWay.add(new UnderWay(body.caller(), body.heldBytes()));
      own.fireChannelRead(body.whole());
    }
  }

  @Override
  public void read(ChannelHandlerContext own) {
    reading = true;
    own.read();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext own) {
    reading = false;
    if ((inHead || incoming != null) && refused == null) {
      lookIn(own, HEAD_NANOS);
    }
    own.fireChannelReadComplete();
    if (refused != null && !reading && droppedBytes < LINGER_BYTES_MAX) {
      read(own);
    }
  }

  // --- what goes out ---

  @Override
  public void write(ChannelHandlerContext own, Object message, ChannelPromise promise) {
    boolean isInformation =
        message instanceof HttpResponse answer
            && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    boolean isSocket =
        message instanceof HttpResponse answer
            && answer.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
    boolean ends = message instanceof LastHttpContent && !isInformation;
    UnderWay answered = underWay.peek();
    answers.write(own, message, promise, answered == null ? null : answered.caller());
    if (isSocket) {
      UnderWay upgrade = underWay.poll();
      if (upgrade != null) {
        visitors.stay(upgrade.caller());
      }
      own.pipeline().remove(FIRST_BYTES);
      own.pipeline().remove(this);
    } else if (ends) {
      answered(own);
    }
  }

  private void answered(ChannelHandlerContext own) {
    UnderWay done = underWay.poll();
    if (done != null) {
      settle(done);
    }
    goOn(own);
    tell(own);
  }

  private void settle(UnderWay done) {
    budget.giveBack(done.caller(), done.bytes());
    visitors.leave(done.caller());
  }

  // --- refusing ---

  private void refuse(ChannelHandlerContext own, Refused why) {
    refused = why;
    rest();
    dropIncoming();
    tell(own);
  }

  // The requests before it have their answers first.
  private void tell(ChannelHandlerContext own) {
    if (refused != null && !told && underWay.isEmpty()) {
      told = true;
      own.writeAndFlush(refused.answer()).addListener(written -> linger(own));
    }
  }

  private void linger(ChannelHandlerContext own) {
    if (own.channel() instanceof DuplexChannel channel && channel.isActive()) {
      channel.shutdownOutput();
      timer = own.executor().schedule(() -> own.close(), LINGER_NANOS, TimeUnit.NANOSECONDS);
    } else {
      own.close();
    }
  }

  private void drop(ChannelHandlerContext own, Object message) {
    if (message instanceof HttpContent part) {
      droppedBytes += part.content().readableBytes();
    }
    ReferenceCountUtil.release(message);
    boolean isAllOfIt = message instanceof LastHttpContent;
    if (told && (droppedBytes >= LINGER_BYTES_MAX || isAllOfIt)) {
      own.close();
    }
  }

  private void dropIncoming() {
    if (incoming != null) {
      visitors.leave(incoming.caller());
      incoming.drop();
      incoming = null;
    }
  }

  // --- keeping time ---

  private void lookIn(ChannelHandlerContext own, long nanos) {
    if (timer == null) {
      timer = own.executor().schedule(() -> look(own), nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void look(ChannelHandlerContext own) {
    timer = null;
    long now = now(own);
    if (!reading) {
      headNanos = now;
      if (incoming != null) {
        incoming.forgive(now);
      }
    }
    if (incoming != null) {
      long left = incoming.dueNanos() - now;
      if (left > 0) {
        lookIn(own, left);
      } else {
        refuse(own, Refused.SLOW);
      }
    } else if (inHead) {
      long left = headNanos + HEAD_NANOS - now;
      if (left > 0) {
        lookIn(own, left);
      } else {
        own.close();
      }
    }
  }

  private void rest() {
    if (timer != null) {
      timer.cancel(false);
      timer = null;
    }
  }

  private static long now(ChannelHandlerContext own) {
    return own.executor().ticker().nanoTime();
  }
}
