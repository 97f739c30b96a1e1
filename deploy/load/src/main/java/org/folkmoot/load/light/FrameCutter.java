package org.folkmoot.load.light;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Cuts what a server sends into frames. A frame that nobody wants is counted and never copied. */
final class FrameCutter {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int IN_TWO_BYTES = 126;
  private static final int IN_EIGHT_BYTES = 127;

  private final Taker taker;
  private final byte[] head = new byte[10];
  private int headLength;
  private long left;
  private int opcode;
  private int length;
  private @Nullable ByteBuf gathered;

  FrameCutter(Taker taker) {
    this.taker = taker;
  }

  /** Who is told what was cut. */
  interface Taker {
    /** A frame of text begins; says whether anybody wants to read it. */
    boolean begins(int bytes);

    /** A whole one that was wanted; the bytes are only there for the time of the call. */
    void text(ByteBuf bytes, int from, int length);

    void pinged();

    void closed(int code);
  }

  void take(ByteBuf in, ByteBufAllocator alloc) {
    while (in.isReadable()) {
      ByteBuf gathering = gathered;
      if (gathering != null) {
        int part = (int) Math.min(left, in.readableBytes());
        gathering.writeBytes(in, part);
        left -= part;
        if (left == 0) {
          gathered = null;
          hand(gathering, gathering.readerIndex());
          gathering.release();
        }
      } else if (left > 0) {
        int part = (int) Math.min(left, in.readableBytes());
        in.skipBytes(part);
        left -= part;
      } else if (headIsWhole(in)) {
        begin(in, alloc);
      }
    }
  }

  void drop() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }

  private boolean headIsWhole(ByteBuf in) {
    while (headLength < headNeeded()) {
      if (!in.isReadable()) {
        return false;
      }
      head[headLength++] = in.readByte();
    }
    return true;
  }

  private int headNeeded() {
    if (headLength < 2) {
      return 2;
    }
    return switch (head[1] & 127) {
      case IN_TWO_BYTES -> 4;
      case IN_EIGHT_BYTES -> 10;
      default -> 2;
    };
  }

  private void begin(ByteBuf in, ByteBufAllocator alloc) {
    long bytes = headLength == 2 ? head[1] & 127 : 0;
    for (int i = 2; i < headLength; i++) {
      bytes = (bytes << 8) | (head[i] & 255);
    }
    headLength = 0;
    opcode = head[0] & 15;
    length = Math.toIntExact(bytes);
    if (opcode == TEXT && !taker.begins(length)) {
      left = length;
    } else if (in.readableBytes() >= length) {
      hand(in, in.readerIndex());
      in.skipBytes(length);
    } else {
      gathered = alloc.buffer(length);
      left = length;
    }
  }

  private void hand(ByteBuf bytes, int from) {
    switch (opcode) {
      case TEXT -> taker.text(bytes, from, length);
      case CLOSE -> taker.closed(length < 2 ? 1005 : bytes.getUnsignedShort(from));
      case PING -> taker.pinged();
      default -> {} // pongs
    }
  }
}
