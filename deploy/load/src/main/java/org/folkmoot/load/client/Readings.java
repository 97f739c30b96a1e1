package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the clients of one loop were told lately. A room is told in the same bytes, and they are
 * read once for all of it: a crowd would cost more than the servers that it is there for.
 */
final class Readings {
  private static final int KEPT = 128;

  // What is longer is somebody's own greeting or catch-up.
  private static final int BYTES_MAX = 4 << 10;

  private final Map<ByteBuf, JsonNode> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuf, JsonNode> eldest) {
          return size() > KEPT;
        }
      };

  /** What the bytes say; nobody may change it. */
  JsonNode of(ByteBuf bytes) {
    if (bytes.readableBytes() > BYTES_MAX) {
      return Json.read(bytes);
    }
    JsonNode known = latest.get(bytes);
    if (known == null) {
      ByteBuf kept = Unpooled.copiedBuffer(bytes);
      known = Json.read(bytes);
      latest.put(kept, known);
    }
    return known;
  }
}
