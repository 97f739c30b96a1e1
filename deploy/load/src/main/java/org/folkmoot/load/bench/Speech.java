package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** What the load says, and the little of what it hears that it reads. */
final class Speech {
  // With the time and the blank this makes a line of a hundred characters.
  private static final String REST = "x".repeat(78);
  private static final int TIME_DIGITS = 19;
  // Before the answer's kind there is {"type":" and after an ack's ack","ref":"
  private static final int KIND = 9;
  private static final int REF_OF_ACK = 21;
  // After a catchup's changes there are ,"head":…,"more":…,"reset":…,"epoch":…}
  private static final int CATCHUP_END = 160;

  // A clientId is never used twice, by no run either.
  private static final String RUN = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private static final AtomicLong SAID = new AtomicLong();

  private Speech() {}

  /** A hello that the reference understands, too: it asks for no list of rooms. */
  static byte[] hello(String room, boolean durable) {
    return ascii(
        "{\"type\":\"hello\",\"cursors\":{},\"client\":\"bench\",\"room\":\"%s\",\"durable\":%b}"
            .formatted(room, durable));
  }

  /** A hello of somebody who was here before, up to this change. */
  static byte[] returning(String room, long cursor) {
    return ascii(
        "{\"type\":\"hello\",\"cursors\":{\"%s\":%d},\"client\":\"bench\"}"
            .formatted(room, cursor));
  }

  static byte[] post(String room, long ref, long nanos) {
    return ascii(
        "{\"type\":\"post\",\"ref\":\""
            + ref
            + "\",\"room\":\""
            + room
            + "\",\"clientId\":\""
            + RUN
            + "-"
            + SAID.incrementAndGet()
            + "\",\"body\":\""
            + "t=%019d %s".formatted(nanos, REST)
            + "\"}");
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The first letter of a frame's type: m(essage), a(ck), n(ack), c(atchup). */
  static char kind(ByteBuf bytes, int from, int length) {
    return length > KIND ? (char) bytes.getByte(from + KIND) : ' ';
  }

  static long ref(ByteBuf ack, int from) {
    long ref = 0;
    for (int at = from + REF_OF_ACK; ack.getByte(at) != '"'; at++) {
      ref = ref * 10 + ack.getByte(at) - '0';
    }
    return ref;
  }

  /** When a delivered message was due to be said; -1 for none of ours. */
  static long nanos(ByteBuf bytes, int from, int length) {
    int end = from + length - TIME_DIGITS - 2;
    for (int at = from; at < end; at++) {
      if (bytes.getByte(at) == '"'
          && bytes.getByte(at + 1) == 't'
          && bytes.getByte(at + 2) == '=') {
        long nanos = 0;
        for (int digit = at + 3; digit < at + 3 + TIME_DIGITS; digit++) {
          nanos = nanos * 10 + bytes.getByte(digit) - '0';
        }
        return nanos;
      }
    }
    return -1;
  }

  /** Whether a catchup brings who reads it up to there by changes alone. */
  static boolean bringsTo(long head, ByteBuf bytes, int from, int length) {
    int end = Math.min(length, CATCHUP_END);
    String told = bytes.toString(from + length - end, end, StandardCharsets.US_ASCII);
    return told.contains("\"head\":%d,\"more\":false,\"reset\":false".formatted(head));
  }
}
