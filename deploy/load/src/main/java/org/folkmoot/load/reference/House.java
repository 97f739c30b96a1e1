package org.folkmoot.load.reference;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All halls, the next number of each room, and the way of a post through them. */
final class House {
  private final IdentityHashMap<EventLoop, Hall> halls = new IdentityHashMap<>();
  private final Map<String, AtomicLong> heads = new ConcurrentHashMap<>();
  private final Store store;

  House(EventLoopGroup loops, Store store) {
    loops.forEach(loop -> halls.put((EventLoop) loop, new Hall((EventLoop) loop)));
    this.store = store;
    store.start(this);
  }

  Hall hallOf(EventLoop loop) {
    Hall hall = halls.get(loop);
    if (hall == null) {
      throw new IllegalStateException("a loop of somebody else's");
    }
    return hall;
  }

  long next(String room) {
    return heads.computeIfAbsent(room, r -> new AtomicLong()).incrementAndGet();
  }

  void post(Said said, Guest sender, boolean durable) {
    if (durable) {
      store.offer(new Store.Waiting(said, sender));
    } else {
      tell(said, sender, next(said.room()));
    }
  }

  void tell(Said said, Guest sender, long seq) {
    byte[] message = said.message(seq);
    sender.hall().sayTo(sender, said.ack(seq));
    halls.values().forEach(hall -> hall.sayIn(said.room(), message));
  }
}
