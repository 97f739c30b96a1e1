package org.folkmoot.ws.frame;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.folkmoot.application.frame.Frame;

/** One whole WebSocket frame of text: a header as servers send it, and JSON. Never changed. */
public final class JsonFrame implements Frame {
  private static final int FINAL_TEXT = 0x81;
  // What a length of seven bits can't say is said in two or in eight bytes more (RFC 6455, 5.2).
  private static final int IN_TWO_BYTES = 126;
  private static final int IN_EIGHT_BYTES = 127;
  private static final int TWO_BYTES_MAX = 0xFFFF;

  private final byte[] wire;
  private final int header;

  private JsonFrame(byte[] wire, int header) {
    this.wire = wire;
    this.header = header;
  }

  static JsonFrame of(byte[] json) {
    int length = json.length;
    int header = length < IN_TWO_BYTES ? 2 : length <= TWO_BYTES_MAX ? 4 : 10;
    byte[] wire = new byte[header + length];
    wire[0] = (byte) FINAL_TEXT;
    if (header == 2) {
      wire[1] = (byte) length;
    } else {
      wire[1] = (byte) (header == 4 ? IN_TWO_BYTES : IN_EIGHT_BYTES);
      for (int i = header - 1, rest = length; i > 1; i--, rest >>>= 8) {
        wire[i] = (byte) rest;
      }
    }
    System.arraycopy(json, 0, wire, header, length);
    return new JsonFrame(wire, header);
  }

  @Override
  public byte[] json() {
    return Arrays.copyOfRange(wire, header, wire.length);
  }

  @Override
  public int bytes() {
    return wire.length - header;
  }

  /** How many bytes it takes on the wire, its header included. */
  public int wireBytes() {
    return wire.length;
  }

  public void writeTo(ByteBuf out) {
    out.writeBytes(wire);
  }
}
