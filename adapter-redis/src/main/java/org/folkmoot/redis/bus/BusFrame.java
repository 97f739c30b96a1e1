package org.folkmoot.redis.bus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * A ring as bytes: a small header, and after it the client's frame as it was encoded once. Room or
 * user is named by the channel that it comes on; what is for all has a channel, too.
 *
 * <pre>
 * version 1 byte · form 4 bytes · sender 8 bytes · kind 1 byte · what the kind has · the frame, to the end
 * </pre>
 *
 * <p>Replicas of two versions run side by side during a deploy. A header of another version is only
 * a ring, and so is a frame of another form: handed on, it would lack fields that clients of this
 * version know, or have some that its own log doesn't.
 */
final class BusFrame {
  static final byte VERSION = 2;

  private static final long NONE = -1;

  private enum Kind {
    ROOM(0),
    LOOK(1),
    TYPING(2),
    PASSING(3),
    USER(4),
    SIGN_IN(5),
    PRESENCE(6),
    PERSON(7),
    DIRTY(8);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    static @Nullable Kind of(int code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      return null;
    }
  }

  private final Frames frames;
  private final Timers timers;

  BusFrame(Frames frames, Timers timers) {
    this.frames = frames;
    this.timers = timers;
  }

  /** Somebody's ring. */
  record Heard(long sender, Ring ring) {}

  byte[] of(long sender, Ring ring) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(frames.form());
      out.writeLong(sender);
      write(out, ring);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, Ring ring) throws IOException {
    switch (ring) {
      case Ring.RoomRing(Epoch epoch, RoomId room, TailEntry entry) -> {
        kind(out, Kind.ROOM);
        out.writeUTF(epoch.value());
        out.writeLong(entry.seq().value());
        Seq message = entry.message();
        out.writeLong(message == null ? NONE : message.value());
        concern(out, entry.concern());
        out.write(entry.frame().json());
      }
      case Ring.LookRing(RoomId room) -> kind(out, Kind.LOOK);
      case Ring.TypingRing(RoomId room, UserId who, Username username, boolean on) -> {
        kind(out, Kind.TYPING);
        id(out, who.value());
        out.writeUTF(username.value());
        out.writeBoolean(on);
      }
      case Ring.PassingRing(RoomId room, UserId from, Frame frame) -> {
        kind(out, Kind.PASSING);
        id(out, from.value());
        out.write(frame.json());
      }
      case Ring.UserRing(UserId user) -> kind(out, Kind.USER);
      case Ring.SignInRing(SignInId signIn, UserId user) -> {
        kind(out, Kind.SIGN_IN);
        id(out, signIn.value());
      }
      case Ring.PresenceRing(UserId user) -> kind(out, Kind.PRESENCE);
      case Ring.PersonRing(UserId user, Frame frame) -> {
        kind(out, Kind.PERSON);
        out.write(frame.json());
      }
      case Ring.DirtyRing(Set<RoomId> rooms) -> {
        kind(out, Kind.DIRTY);
        out.writeShort(rooms.size());
        for (RoomId room : rooms) {
          id(out, room.value());
        }
      }
    }
  }

  private static void kind(DataOutputStream out, Kind kind) throws IOException {
    out.writeByte(kind.code);
  }

  private static void id(DataOutputStream out, UUID id) throws IOException {
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
  }

  private static void concern(DataOutputStream out, TailEntry.@Nullable MembershipEffect effect)
      throws IOException {
    out.writeBoolean(effect != null);
    if (effect != null) {
      UserId who = effect.who();
      out.writeBoolean(who != null);
      if (who != null) {
        id(out, who.value());
      }
      out.writeBoolean(effect.over());
      out.writeUTF(effect.event());
    }
  }

  /** What came on a room's channel; what can't be read is a reason to look. */
  Heard ofRoom(RoomId room, byte[] bytes) {
    return read(bytes, (in, ofThisForm) -> roomRing(in, ofThisForm, room))
        .orElse(new Heard(0, new Ring.LookRing(room)));
  }

  /** What came on a user's channel; what can't be read is a reason to look. */
  Heard ofUser(UserId user, byte[] bytes) {
    return read(bytes, (in, ofThisForm) -> userRing(in, ofThisForm, user))
        .orElse(new Heard(0, new Ring.UserRing(user)));
  }

  /** What came on the channel of all. Where it can't be read nobody knows at what to look. */
  Optional<Heard> ofAll(byte[] bytes) {
    return read(bytes, (in, ofThisForm) -> kind(in) == Kind.DIRTY ? dirty(in) : null);
  }

  private static Ring dirty(DataInputStream in) throws IOException {
    Set<RoomId> rooms = new HashSet<>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      rooms.add(new RoomId(id(in)));
    }
    return new Ring.DirtyRing(rooms);
  }

  private interface Reading {
    @Nullable Ring from(DataInputStream in, boolean ofThisForm) throws IOException;
  }

  private Optional<Heard> read(byte[] bytes, Reading reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      boolean ofThisForm = in.readInt() == frames.form();
      long sender = in.readLong();
      return Optional.ofNullable(reading.from(in, ofThisForm)).map(ring -> new Heard(sender, ring));
    } catch (IOException | RuntimeException garbled) {
      return Optional.empty();
    }
  }

  private @Nullable Ring roomRing(DataInputStream in, boolean ofThisForm, RoomId room)
      throws IOException {
    return switch (kind(in)) {
      case ROOM -> {
        Epoch epoch = new Epoch(in.readUTF());
        Seq seq = new Seq(in.readLong());
        long message = in.readLong();
        TailEntry.MembershipEffect effect = concern(in);
        yield new Ring.RoomRing(
            epoch,
            room,
            new TailEntry(
                seq,
                message == NONE ? null : new Seq(message),
                effect,
                frame(in, ofThisForm),
                timers.nanos()));
      }
      case LOOK -> new Ring.LookRing(room);
      case TYPING ->
          new Ring.TypingRing(
              room, new UserId(id(in)), new Username(in.readUTF()), in.readBoolean());
      case PASSING -> new Ring.PassingRing(room, new UserId(id(in)), frame(in, ofThisForm));
      case USER, SIGN_IN, PRESENCE, PERSON, DIRTY -> null;
      case null -> null;
    };
  }

  private @Nullable Ring userRing(DataInputStream in, boolean ofThisForm, UserId user)
      throws IOException {
    return switch (kind(in)) {
      case USER -> new Ring.UserRing(user);
      case SIGN_IN -> new Ring.SignInRing(new SignInId(id(in)), user);
      case PRESENCE -> new Ring.PresenceRing(user);
      case PERSON -> new Ring.PersonRing(user, frame(in, ofThisForm));
      case ROOM, LOOK, TYPING, PASSING, DIRTY -> null;
      case null -> null;
    };
  }

  private static @Nullable Kind kind(DataInputStream in) throws IOException {
    return Kind.of(in.readUnsignedByte());
  }

  private static UUID id(DataInputStream in) throws IOException {
    return new UUID(in.readLong(), in.readLong());
  }

  private static TailEntry.@Nullable MembershipEffect concern(DataInputStream in)
      throws IOException {
    if (!in.readBoolean()) {
      return null;
    }
    UserId who = in.readBoolean() ? new UserId(id(in)) : null;
    return new TailEntry.MembershipEffect(who, in.readBoolean(), in.readUTF());
  }

  private Frame frame(DataInputStream in, boolean ofThisForm) throws IOException {
    if (!ofThisForm) {
      throw new IOException("a frame of another version's form");
    }
    byte[] json = in.readAllBytes();
    // Whatever was cut off on the way ends otherwise than every frame does.
    if (json.length == 0 || json[json.length - 1] != '}') {
      throw new IOException("a frame that was cut off");
    }
    return frames.received(json);
  }
}
