package org.folkmoot.ws.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.ws.frame.JsonFrame;
import org.jspecify.annotations.Nullable;

/**
 * What is gathered for one line of a loop at a time. A thousand lines in a row are mostly handed
 * the same frames: then they share the same bytes, which are put together once.
 */
final class WriteBatch {
  // Frames are compared one by one; more than these are seldom the same for many.
  private static final int SHARED_FRAMES_MAX = 512;

  private @Nullable SocketChannel owner;
  private List<JsonFrame> gathered = new ArrayList<>();
  private int bytes;
  private List<JsonFrame> last = new ArrayList<>();
  private @Nullable ByteBuf lastBytes;

  int bytesFor(SocketChannel line) {
    return line == owner ? bytes : 0;
  }

  void add(SocketChannel line, JsonFrame frame) {
    if (line != owner) {
      // Whoever broke while it was being written to left something behind.
      clear();
      owner = line;
    }
    gathered.add(frame);
    bytes += frame.wireBytes();
  }

  /** Everything that was gathered for this line, or null. */
  @Nullable ByteBuf take(SocketChannel line) {
    if (line != owner || gathered.isEmpty()) {
      return null;
    }
    ByteBuf known = lastBytes;
    ByteBuf all = known != null && isLast() ? known : encode(line.alloc());
    clear();
    return all.retainedDuplicate();
  }

  // The same frames, not some that read the same.
  @SuppressWarnings("ReferenceEquality")
  private boolean isLast() {
    if (gathered.size() != last.size() || gathered.size() > SHARED_FRAMES_MAX) {
      return false;
    }
    for (int i = 0; i < gathered.size(); i++) {
      if (gathered.get(i) != last.get(i)) {
        return false;
      }
    }
    return true;
  }

  private ByteBuf encode(ByteBufAllocator alloc) {
    forget();
    ByteBuf fresh = alloc.ioBuffer(bytes, bytes);
    gathered.forEach(frame -> frame.writeTo(fresh));
    List<JsonFrame> spare = last;
    last = gathered;
    gathered = spare;
    lastBytes = fresh;
    return fresh;
  }

  private void clear() {
    owner = null;
    gathered.clear();
    bytes = 0;
  }

  /** Nothing is kept for longer than a loop is at it. */
  void forget() {
    if (lastBytes != null) {
      lastBytes.release();
      lastBytes = null;
    }
    last.clear();
  }
}
