package org.folkmoot.load.reference;

import java.nio.charset.StandardCharsets;

/** A post, and what everybody is told of it: byte for byte about what Folkmoot tells. */
record Said(String ref, String room, String clientId, String body) {
  private static final String SENDER = "019ab3c4-1c2d-7e3f-8a4b-5c6d7e8f9a0b";

  static Said read(String text) {
    return new Said(
        field(text, "ref"), field(text, "room"), field(text, "clientId"), field(text, "body"));
  }

  /** As far as the load's own frames go: nothing in them is escaped. */
  static String field(String text, String name) {
    String key = "\"" + name + "\":\"";
    int at = text.indexOf(key);
    return at < 0 ? "" : text.substring(at + key.length(), text.indexOf('"', at + key.length()));
  }

  static String sender() {
    return SENDER;
  }

  byte[] message(long seq) {
    return frame(
        """
        {"type":"message","room":"%1$s","seq":%2$d,"message":{"room":"%1$s","seq":%2$d,\
        "changed":%2$d,"kind":"text","sender":{"id":"%3$s","username":"seed1-00001",\
        "displayName":"seed1-00001"},"clientId":"%4$s","body":"%5$s",\
        "createdAt":"2026-01-01T00:00:00.000Z","mentions":[],"reactions":[],"attachments":[]}}"""
            .formatted(room, seq, SENDER, clientId, body));
  }

  byte[] ack(long seq) {
    return frame(
        "{\"type\":\"ack\",\"ref\":\"" + ref + "\",\"room\":\"" + room + "\",\"seq\":" + seq + "}");
  }

  static byte[] frame(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    int head = text.length < 126 ? 2 : 4;
    byte[] frame = new byte[head + text.length];
    frame[0] = (byte) 0x81;
    if (head == 2) {
      frame[1] = (byte) text.length;
    } else {
      frame[1] = 126;
      frame[2] = (byte) (text.length >>> 8);
      frame[3] = (byte) text.length;
    }
    System.arraycopy(text, 0, frame, head, text.length);
    return frame;
  }
}
