package org.folkmoot.redis.bus;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.redis.link.RedisLink;

/** Rings on a channel of its own for each room and each user; only those who mind it hear it. */
public final class RedisDoorbell implements Doorbell {
  private static final String ROOM = "folkmoot:room:";
  private static final String USER = "folkmoot:user:";
  private static final String ALL = "folkmoot:all";

  private final RedisLink link;
  private final BusFrame busFrame;
  private final long self;
  private volatile Consumer<Ring> listener = ring -> {};

  /**
   * Makes a doorbell.
   *
   * @param self by what a replica knows its own rings, which it doesn't heed
   */
  public RedisDoorbell(RedisLink link, Frames frames, Timers timers, long self) {
    this.link = link;
    this.busFrame = new BusFrame(frames, timers);
    this.self = self;
    link.listen(this::hear);
  }

  /** Who is told what other replicas ring. It must not block. */
  public void listen(Consumer<Ring> to) {
    listener = to;
    link.attend(ALL);
  }

  @Override
  public void ring(Ring ring) {
    String channel =
        switch (ring) {
          case Ring.OfRoom of -> channel(of.room());
          case Ring.OfUser of -> channel(of.user());
          case Ring.OfAll all -> ALL;
        };
    link.publish(channel, busFrame.of(self, ring));
  }

  @Override
  public void attend(RoomId room) {
    link.attend(channel(room));
  }

  @Override
  public void ignore(RoomId room) {
    link.ignore(channel(room));
  }

  @Override
  public void attend(UserId user) {
    link.attend(channel(user));
  }

  @Override
  public void ignore(UserId user) {
    link.ignore(channel(user));
  }

  private static String channel(RoomId room) {
    return ROOM + room.value();
  }

  private static String channel(UserId user) {
    return USER + user.value();
  }

  private void hear(String channel, byte[] message) {
    Optional<BusFrame.Heard> heard;
    if (channel.startsWith(ROOM)) {
      RoomId room = new RoomId(UUID.fromString(channel.substring(ROOM.length())));
      heard = Optional.of(busFrame.ofRoom(room, message));
    } else if (channel.startsWith(USER)) {
      UserId user = new UserId(UUID.fromString(channel.substring(USER.length())));
      heard = Optional.of(busFrame.ofUser(user, message));
    } else {
      heard = channel.equals(ALL) ? busFrame.ofAll(message) : Optional.empty();
    }
    heard.filter(one -> one.sender() != self).ifPresent(one -> listener.accept(one.ring()));
  }
}
