package org.folkmoot.ws.channel;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.http.server.netty.handler.PipeliningServerHandler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerAdapter;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.folkmoot.ws.frame.JsonFrame;
import org.jspecify.annotations.Nullable;

/** One open WebSocket: what is heard on it, and what is written to it. */
// A write that fails, fails because the connection is gone, and of that we are told anyway.
@SuppressWarnings("FutureReturnValueIgnored")
public final class SocketChannel {
  /** The most that a client may say at once, in one frame or in many fragments. */
  public static final int CLIENT_FRAME_BYTES_MAX = 65_536;

  /** The connection ended without a word. */
  public static final int ABNORMAL = 1006;

  // What may wait in this process for one socket; beyond it the cursor waits, which costs nothing.
  private static final int WAITING_BYTES_MAX = 65_536;
  private static final int WAITING_BYTES_LOW = 32_768;

  // So long a peer may take to hear that it is closed before it is cut off.
  private static final long GRACE_NANOS = 3_000_000_000L;

  private static final WriteBufferWaterMark WAITING =
      new WriteBufferWaterMark(WAITING_BYTES_LOW, WAITING_BYTES_MAX);

  private static final ChannelHandler STAND_IN = new StandIn();
  private static final byte[] PING = {(byte) 0x89, 0};
  private static final WebSocketDecoderConfig DECODING =
      WebSocketDecoderConfig.newBuilder()
          .maxFramePayloadLength(CLIENT_FRAME_BYTES_MAX)
          .allowExtensions(false)
          .closeOnProtocolViolation(false)
          .build();

  private final Channel channel;
  private final ChannelHandlerContext encoder;
  private final LoopChannels loop;
  private final Listener listener;
  private final LongSupplier nanos;
  private final InboundHandler inbound = new InboundHandler(this);

  private volatile long heardNanos;
  private long pingedNanos;
  private long tookNanos;
  private @Nullable Object writing;
  private long written;
  private long closedNanos;
  private boolean closing;
  private long arrivedNanos;

  /** Who is told what happens on a line, on its event loop. */
  public interface Listener {
    /** Something may be written now. */
    void drain();

    /** So much of the peer's is in the works that it should say no more for now. */
    boolean isBusy();

    /** The peer said something. */
    void took(byte[] text);

    /** The peer sent what isn't text. */
    void tookBinary();

    /** The peer has closed, or the connection is gone: then it is {@link #ABNORMAL}. Once. */
    void closed(int code, @Nullable String reason);

    /** A while has passed. */
    void tick(long now);

    /** What was heard isn't what a WebSocket says, or something broke that nobody expected. */
    void broke(Throwable trouble);
  }

  SocketChannel(
      ChannelHandlerContext encoder, LoopChannels loop, Listener listener, LongSupplier nanos) {
    this.channel = encoder.channel();
    this.encoder = encoder;
    this.loop = loop;
    this.listener = listener;
    this.nanos = nanos;
    this.heardNanos = nanos.getAsLong();
    this.pingedNanos = heardNanos;
    this.tookNanos = heardNanos;
  }

  /** Where everything about a request's connection has to happen. */
  public static Executor eventLoopOf(HttpRequest<?> request) {
    return loopOf(request);
  }

  /** Whether this is there already. */
  public static boolean isOnEventLoopOf(HttpRequest<?> request) {
    return loopOf(request).inEventLoop();
  }

  private static EventLoop loopOf(HttpRequest<?> request) {
    return ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel().eventLoop();
  }

  static void refuseDeflate(ChannelPipeline pipeline) {
    remove(pipeline, "WebSocketServerCompressionHandler");
  }

  /** Takes over a connection that has just been upgraded. */
  static SocketChannel of(
      HttpRequest<?> upgrade, LoopRegistry loops, Listener listener, LongSupplier nanos) {
    NettyHttpRequest<?> request = (NettyHttpRequest<?>) upgrade;
    Channel channel = request.getChannelHandlerContext().channel();
    ChannelPipeline pipeline = channel.pipeline();
    ChannelHandlerContext encoder = pipeline.context("wsencoder");
    if (encoder == null || !channel.eventLoop().inEventLoop()) {
      throw new IllegalStateException("not just upgraded on its event loop: " + channel);
    }
    SocketChannel line = new SocketChannel(encoder, loops.of(channel.eventLoop()), listener, nanos);
    channel.config().setWriteBufferWaterMark(WAITING);
    // Micronaut's own watch knows no pings and ends everybody after five minutes; ours is below.
    remove(pipeline, "idle-state");
    pipeline.replace("wsdecoder", "wsdecoder", new WebSocket13FrameDecoder(DECODING));
    takeFromMicronaut(request.getChannelHandlerContext(), line.inbound);
    line.loop.add(line);
    return line;
  }

  /**
   * Nothing gets past the ear to Micronaut's handlers, which would keep the request, and all that
   * was found out about it, for as long as the socket is open. Its own for WebSockets is added when
   * this has returned, before the one for HTTP, which is then removed; but what is removed from a
   * pipeline remembers its last neighbours, and the channel remembers the one for HTTP. So that
   * goes now, as the ear's neighbour, and something that nobody remembers stands in for it. The
   * list of connections remembers it, too: what it would compress answers with need not stay.
   */
  private static void takeFromMicronaut(ChannelHandlerContext http, InboundHandler inbound) {
    ChannelPipeline pipeline = http.pipeline();
    ((PipeliningServerHandler) http.handler()).setCompressionStrategy(new NoCompression());
    pipeline.addBefore(http.name(), "ear", inbound);
    pipeline.remove(http.handler());
    pipeline.addAfter("ear", http.name(), STAND_IN);
    pipeline.channel().eventLoop().execute(() -> remove(pipeline, "websocket-handler"));
  }

  private static void remove(ChannelPipeline pipeline, String name) {
    ChannelHandler handler = pipeline.get(name);
    if (handler != null) {
      pipeline.remove(handler);
    }
  }

  Listener listener() {
    return listener;
  }

  EventLoop eventLoop() {
    return channel.eventLoop();
  }

  ByteBufAllocator alloc() {
    return channel.alloc();
  }

  // --- writing ---

  /** Where its listener's drain is called, one after another of its loop's. */
  public Executor thread() {
    return loop.thread();
  }

  /** The listener's drain is called soon, together with others'. From any thread. */
  public void wake() {
    loop.wake(this);
  }

  public boolean isWritable() {
    return !closing
        && channel.isWritable()
        && loop.sheaf().bytesFor(this) < channel.bytesBeforeUnwritable();
  }

  /** What is written goes out with the next {@link #flush}, before another line is written to. */
  public void write(JsonFrame frame) {
    loop.sheaf().add(this, frame);
  }

  /** Hands everything on with one write, past the encoder: it is encoded already. */
  public void flush() {
    ByteBuf out = loop.sheaf().take(this);
    if (out != null) {
      encoder.writeAndFlush(out, encoder.voidPromise());
    }
  }

  // --- reading ---

  /** The listener is less busy than it was. From any thread. */
  public void reconsider() {
    loop.execute(this::reconsiderReading);
  }

  /** When the frame that is being handed on was read off the wire. */
  public long arrivedNanos() {
    return arrivedNanos;
  }

  // Whoever doesn't read answers isn't read from either: else the answers would pile up here.
  boolean mayHandOn() {
    return !closing && !listener.isBusy() && channel.isWritable();
  }

  long now() {
    return nanos.getAsLong();
  }

  void took(byte[] text, long readNanos) {
    arrivedNanos = readNanos;
    listener.took(text);
  }

  void heard() {
    heardNanos = nanos.getAsLong();
    reconsiderReading();
  }

  void mayWriteOrNot() {
    reconsiderReading();
    if (channel.isWritable()) {
      wake();
    }
  }

  private void reconsiderReading() {
    inbound.handOn();
    boolean reading = closing || mayHandOn();
    if (channel.config().isAutoRead() != reading) {
      heardNanos = nanos.getAsLong();
      channel.config().setAutoRead(reading);
    }
  }

  // --- keeping time ---

  /** How long nothing was heard from the peer. From any thread. */
  public long silentNanos(long now) {
    return now - heardNanos;
  }

  /** How long the peer has taken no byte though something waits for it. */
  public long stuckNanos(long now) {
    return now - tookNanos;
  }

  /** Looks at how much the peer has taken, and pings it once in a while. */
  @SuppressWarnings("ReferenceEquality") // the same buffer, not one that reads the same
  public void look(long now, long heartbeatNanos) {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    Object current = waiting == null ? null : waiting.current();
    long progress = waiting == null ? 0 : waiting.currentProgress();
    if (current == null) {
      tookNanos = now;
    } else if (current != writing || progress != written) {
      tookNanos = now;
      heardNanos = now;
    }
    writing = current;
    written = progress;
    if (!channel.config().isAutoRead()) {
      heardNanos = now;
    }
    if (now - pingedNanos >= heartbeatNanos) {
      pingedNanos = now;
      encoder.writeAndFlush(Unpooled.wrappedBuffer(PING), encoder.voidPromise());
    }
  }

  /** This process slept: nobody could be heard meanwhile, so nobody is to blame for silence. */
  void forgive(long now) {
    heardNanos = now;
    tookNanos = now;
  }

  // --- closing ---

  public boolean isClosing() {
    return closing;
  }

  /**
   * Says why, and waits a moment for the peer to answer: whoever is cut off while sending may never
   * read the reason. From any thread; only the first reason counts.
   */
  public void close(int code, String reason) {
    if (!eventLoop().inEventLoop()) {
      loop.execute(() -> close(code, reason));
      return;
    }
    if (!closing) {
      closing = true;
      closedNanos = nanos.getAsLong();
      flush();
      channel.writeAndFlush(new CloseWebSocketFrame(code, reason));
      reconsiderReading();
    }
  }

  /**
   * The peer has closed: it is told the same after all that still waits for it, and then the
   * connection ends. Closed at once, it would throw away what waits.
   */
  public void echo(int code, @Nullable String reason) {
    if (!closing) {
      closing = true;
      closedNanos = nanos.getAsLong();
      boolean said = code >= 1000 && code != 1005 && code != 1006;
      channel
          .writeAndFlush(said ? new CloseWebSocketFrame(code, reason) : new CloseWebSocketFrame())
          .addListener(written -> gone());
    }
  }

  /** The peer answers, or has closed at the same time and hasn't read yet what waits for it. */
  void answered() {
    encoder.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
  }

  /** The connection is gone. */
  public void gone() {
    closing = true;
    loop.remove(this);
    channel.close();
  }

  void tick(long now) {
    if (!closing) {
      listener.tick(now);
    } else if (now - closedNanos > GRACE_NANOS) {
      channel.close();
    }
  }

  /** For a connection that answers no requests any more. */
  private record NoCompression() implements HttpCompressionStrategy {
    @Override
    public boolean isEnabled() {
      return false;
    }

    @Override
    public boolean shouldCompress(HttpResponse response) {
      return false;
    }

    @Override
    public int getMaxZstdEncodeSize() {
      return 0;
    }
  }

  /** What takes the place of a handler that must not stay anybody's neighbour. */
  @ChannelHandler.Sharable
  private static final class StandIn extends ChannelHandlerAdapter {}
}
