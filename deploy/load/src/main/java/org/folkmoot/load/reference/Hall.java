package org.folkmoot.load.reference;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The sockets of one event loop: all that is said in a room meanwhile goes out as one buffer. */
final class Hall {
  private static final int AT_ONCE = 4_096;

  private final EventLoop loop;
  private final Queue<Word> said = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Map<String, List<Guest>> rooms = new HashMap<>();

  /** Something for one guest, or for everybody in the room. */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
  private record Word(@Nullable Guest to, String room, byte[] frame) {}

  Hall(EventLoop loop) {
    this.loop = loop;
  }

  void enter(String room, Guest guest) {
    rooms.computeIfAbsent(room, r -> new ArrayList<>()).add(guest);
  }

  void leave(String room, Guest guest) {
    rooms.getOrDefault(room, new ArrayList<>()).remove(guest);
  }

  void sayTo(Guest guest, byte[] frame) {
    add(new Word(guest, "", frame));
  }

  void sayIn(String room, byte[] frame) {
    add(new Word(null, room, frame));
  }

  private void add(Word something) {
    said.add(something);
    schedule();
  }

  private void schedule() {
    if (!said.isEmpty() && scheduled.compareAndSet(false, true)) {
      loop.execute(this::drain);
    }
  }

  private void drain() {
    scheduled.set(false);
    Map<String, List<byte[]>> inRooms = new HashMap<>();
    List<Guest> told = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      Word next = said.poll();
      if (next == null) {
        break;
      }
      if (next.to() == null) {
        inRooms.computeIfAbsent(next.room(), r -> new ArrayList<>()).add(next.frame());
      } else {
        next.to().tell(next.frame(), told);
      }
    }
    inRooms.forEach((room, frames) -> tellAll(room, frames, told));
    told.forEach(Guest::flush);
    schedule();
  }

  private void tellAll(String room, List<byte[]> frames, List<Guest> told) {
    List<Guest> guests = rooms.getOrDefault(room, List.of());
    if (guests.isEmpty()) {
      return;
    }
    int bytes = frames.stream().mapToInt(frame -> frame.length).sum();
    ByteBuf all = guests.getFirst().alloc().directBuffer(bytes);
    frames.forEach(all::writeBytes);
    guests.forEach(guest -> guest.tell(all.retainedDuplicate(), told));
    all.release();
  }
}
