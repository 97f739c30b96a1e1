package org.folkmoot.application.simulation;

import java.util.List;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.UserView;

/** Things in a room as the promise counts them: without the fields that are views of the moment. */
final class Seen {
  private Seen() {}

  /** A thing's name and its state at its latest change. */
  record State(String thing, long changed, Object state) {}

  static State of(Change change) {
    return switch (change) {
      case Change.MessageChange m -> of(m.message());
      case Change.MemberChange m -> of(m.member());
      case Change.RoomChange r -> of(r.info());
    };
  }

  static State of(MessageView m) {
    List<ReactionView> reactions =
        m.reactions().stream()
            .map(r -> new ReactionView(r.emoji(), r.count(), r.users(), null))
            .toList();
    MessageView bare =
        new MessageView(
            m.room(),
            m.seq(),
            m.changed(),
            m.kind(),
            m.sender(),
            m.clientId(),
            m.body(),
            m.createdAt(),
            m.editedAt(),
            m.deletedAt(),
            null,
            null,
            m.thread(),
            m.alsoInRoom(),
            null,
            m.mentions(),
            reactions,
            m.attachments(),
            m.system());
    return new State("message " + m.seq(), m.changed(), bare);
  }

  // How far they have read, and what their account says of them, changes without their membership.
  static State of(MemberView m) {
    String username = m.user().username();
    UserView bare = new UserView("", username, "", null, null, null, false, null, false);
    return new State(
        "member " + username,
        m.changed(),
        new MemberView(
            bare, m.role(), m.joinedAt(), m.mutedUntil(), m.bannedUntil(), 0, m.changed()));
  }

  // How many are in it, and from where on it is kept, changes without the room's own number.
  static State of(RoomInfo r) {
    return new State(
        "room",
        r.changed(),
        new RoomInfo(
            r.id(),
            r.kind(),
            r.name(),
            r.description(),
            r.visibility(),
            0,
            r.members(),
            r.settings(),
            0,
            r.changed(),
            r.archivedAt(),
            r.createdBy(),
            r.createdAt()));
  }
}
