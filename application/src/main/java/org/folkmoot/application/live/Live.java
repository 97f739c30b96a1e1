package org.folkmoot.application.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.follow.DirtyRooms;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.passing.PassingSignals;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.Sessions;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/**
 * The live part of one replica: what was done here is told to whom it concerns, here and by a ring
 * elsewhere; what was done elsewhere is heard.
 */
public final class Live {
  private final Tails tails;
  private final Sessions sessions;
  private final PresenceBoard presence;
  private final PassingSignals passing;
  private final Frames frames;
  private final Doorbell doorbell;
  private final DirtyRooms dirty;

  public Live(
      Tails tails,
      Sessions sessions,
      PresenceBoard presence,
      PassingSignals passing,
      Frames frames,
      Doorbell doorbell,
      DirtyRooms dirty) {
    this.tails = tails;
    this.sessions = sessions;
    this.presence = presence;
    this.passing = passing;
    this.frames = frames;
    this.doorbell = doorbell;
    this.dirty = dirty;
  }

  /** The rooms that this replica serves. */
  public Tails tails() {
    return tails;
  }

  /** The sockets of this replica. */
  public Sessions sessions() {
    return sessions;
  }

  /** Who is here, as far as somebody wants to know. */
  public PresenceBoard presence() {
    return presence;
  }

  /** Rooms in which something was committed, for those who follow the log. */
  public DirtyRooms dirty() {
    return dirty;
  }

  // --- told, here and elsewhere ---

  /** Tells what a transaction has changed; only after it is committed. */
  public void publish(News news) {
    Map<RoomId, List<TailEntry>> byRoom = new HashMap<>();
    for (Change change : news.inOrder()) {
      byRoom.computeIfAbsent(change.room(), r -> new ArrayList<>()).add(tails.entry(change));
    }
    byRoom.forEach((room, entries) -> tails.offer(news.epoch(), room, entries));
    byRoom.keySet().forEach(dirty::note);
    byRoom.forEach(
        (room, entries) ->
            entries.forEach(entry -> doorbell.ring(new Ring.RoomRing(news.epoch(), room, entry))));
    for (UserId user : news.concerned()) {
      listChanged(user);
    }
  }

  /** Somebody sees their rooms otherwise than before; only after it is committed. */
  public void listChanged(UserId user) {
    reviewRooms(user);
    doorbell.ring(new Ring.UserRing(user));
  }

  /** Tells all devices of a user, wherever they are connected. */
  public void tell(UserId user, ServerMessage message) {
    Frame frame = frames.of(message);
    say(user, frame);
    doorbell.ring(new Ring.PersonRing(user, frame));
  }

  /** Ends all sockets of a sign-in. */
  public void signInEnded(SignInId signIn, UserId user) {
    endSignIn(signIn, user);
    doorbell.ring(new Ring.SignInRing(signIn, user));
  }

  /** Somebody has read so far, and doesn't mind that others know. */
  public void tellRead(RoomId room, UserId who, Username name, Seq seq) {
    passing.tellRead(room, who, name, seq);
  }

  // --- heard ---

  /** Another replica has called. */
  public void hear(Ring ring) {
    switch (ring) {
      case Ring.RoomRing room -> tails.offer(room.epoch(), room.room(), List.of(room.entry()));
      case Ring.LookRing(RoomId room) -> tails.look(room);
      case Ring.TypingRing typist -> passing.hear(typist);
      case Ring.PassingRing word -> passing.hear(word);
      case Ring.UserRing(UserId user) -> reviewRooms(user);
      case Ring.SignInRing(SignInId signIn, UserId user) -> endSignIn(signIn, user);
      case Ring.PresenceRing(UserId user) -> presence.doubt(Set.of(user));
      case Ring.PersonRing(UserId user, Frame frame) -> say(user, frame);
      case Ring.DirtyRing(Set<RoomId> rooms) -> rooms.forEach(dirty::hear);
    }
  }

  private void reviewRooms(UserId user) {
    sessions.of(user).forEach(ClientSession::reviewRooms);
  }

  private void say(UserId user, Frame frame) {
    sessions.of(user).forEach(device -> device.say(frame));
  }

  private void endSignIn(SignInId signIn, UserId user) {
    for (ClientSession session : sessions.of(user)) {
      if (session.signIn().equals(signIn)) {
        session.end(SocketPort.Closing.SIGN_IN_ENDED);
      }
    }
  }
}
