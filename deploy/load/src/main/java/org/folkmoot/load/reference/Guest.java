package org.folkmoot.load.reference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One socket. */
// A write that fails, fails because the connection is gone.
@SuppressWarnings("FutureReturnValueIgnored")
final class Guest extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private final House house;
  private @Nullable ChannelHandlerContext encoder;
  private @Nullable Hall hall;
  private String room = "";
  private boolean durable;
  private boolean untold = true;

  Guest(House house) {
    this.house = house;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof HandshakeComplete) {
      encoder = context.pipeline().context("wsencoder");
      hall = house.hallOf(context.channel().eventLoop());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    String text = frame.content().toString(StandardCharsets.UTF_8);
    Hall own = hall;
    if (own == null) {
      return;
    }
    if (text.startsWith("{\"type\":\"post\"")) {
      house.post(Said.read(text), this, durable);
    } else if (text.startsWith("{\"type\":\"hello\"")) {
      room = Said.field(text, "room");
      durable = text.contains("\"durable\":true");
      own.enter(room, this);
      own.sayTo(this, Said.frame("{\"type\":\"ready\"}"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (hall != null) {
      hall.leave(room, this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }

  Hall hall() {
    if (hall == null) {
      throw new IllegalStateException("a guest who hasn't come in yet");
    }
    return hall;
  }

  // --- on its loop ---

  ByteBufAllocator alloc() {
    return encoder().alloc();
  }

  private ChannelHandlerContext encoder() {
    if (encoder == null) {
      throw new IllegalStateException("a guest without a WebSocket");
    }
    return encoder;
  }

  void tell(byte[] frame, List<Guest> told) {
    tell(Unpooled.wrappedBuffer(frame), told);
  }

  void tell(ByteBuf frames, List<Guest> told) {
    if (!encoder().channel().isWritable()) {
      // It is lost to whoever is slow: there is nothing here to catch up with.
      frames.release();
      return;
    }
    encoder().write(frames, encoder().voidPromise());
    if (untold) {
      untold = false;
      told.add(this);
    }
  }

  void flush() {
    untold = true;
    encoder().flush();
  }
}
