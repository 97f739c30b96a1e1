package org.folkmoot.application.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomSettings;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Makes of the stored things what readers see. */
final class Views {

  UserRef ref(InMemoryStore.Tables t, UserId id) {
    User user = t.users.get(id).user();
    return new UserRef(id.toString(), user.username().value(), user.displayName().value(), null);
  }

  // Where somebody may not see it all, what is read for nobody in particular quotes nothing.
  ReplyTo replyTo(InMemoryStore.Tables t, Message m, @Nullable UserId reader) {
    boolean quoted = !m.isDeleted() && (reader != null || !t.hiding.contains(m.room()));
    String body = m.body().value();
    int length = body.codePointCount(0, body.length());
    int end = body.offsetByCodePoints(0, Math.min(length, ReplyTo.EXCERPT_CHARS_MAX));
    return new ReplyTo(m.seq().value(), ref(t, m.sender()), quoted ? body.substring(0, end) : null);
  }

  MemberView member(InMemoryStore.Tables t, Member m) {
    User user = t.users.get(m.user()).user();
    return new MemberView(
        new UserView(
            user.id().toString(),
            user.username().value(),
            user.displayName().value(),
            null,
            user.bio(),
            user.status(),
            false,
            null,
            user.bot()),
        lower(m.role()),
        m.wasEverIn() ? Moment.text(m.joinedAt()) : null,
        Moment.textOrNull(m.mutedUntil()),
        Moment.textOrNull(m.bannedUntil()),
        t.keptToThemselves.contains(m.user()) ? 0 : m.read().value(),
        m.changed().value());
  }

  private List<UserRef> people(InMemoryStore.Tables t, RoomId room) {
    return t.members.get(room).keySet().stream()
        .map(user -> ref(t, user))
        .sorted(Comparator.comparing(UserRef::username))
        .toList();
  }

  RoomInfo room(InMemoryStore.Tables t, Room r) {
    return new RoomInfo(
        r.id().toString(),
        r.kind() == RoomKind.ROOM ? "room" : "direct",
        r.name().value(),
        r.description().value().isEmpty() ? null : r.description().value(),
        lower(r.visibility()),
        r.memberCount(),
        r.kind() == RoomKind.DIRECT ? people(t, r.id()) : null,
        RoomSettings.of(r.settings()),
        r.firstSeq().value(),
        r.changed().value(),
        Moment.textOrNull(r.archivedAt()),
        r.createdBy().toString(),
        Moment.text(r.createdAt()));
  }

  MessageView message(InMemoryStore.Tables t, Message m, @Nullable UserId reader) {
    TreeMap<Long, Message> all = t.messages.get(m.room());
    Message answered = m.replyTo() == null ? null : all.get(m.replyTo().value());
    if (answered != null && reader != null && !mayRead(t, reader, answered)) {
      answered = null;
    }
    List<Message> replies =
        t.answered.contains(new InMemoryStore.MessageKey(m.room(), m.seq()))
            ? all.values().stream()
                .filter(r -> m.seq().equals(r.replyTo()) && !r.isDeleted())
                .toList()
            : List.of();
    SystemEvent system = m.event();
    return new MessageView(
        m.room().toString(),
        m.seq().value(),
        m.changed().value(),
        lower(m.kind()),
        ref(t, m.sender()),
        m.clientId() == null ? null : m.clientId().value(),
        m.body().value(),
        Moment.text(m.createdAt()),
        Moment.textOrNull(m.editedAt()),
        Moment.textOrNull(m.deletedAt()),
        answered == null ? null : replyTo(t, answered, reader),
        replies.isEmpty() ? null : new Replies(replies.size(), replies.getLast().seq().value()),
        m.thread() == null ? null : m.thread().root().value(),
        (m.thread() != null && m.thread().alsoInRoom()) ? true : null,
        m.thread() == null ? threadInfo(t, m.room(), m.seq(), reader) : null,
        m.mentions().stream().map(Username::value).toList(),
        reactions(t, m, reader),
        List.of(),
        system == null
            ? null
            : new SystemView(
                lower(system.event()),
                ref(t, system.user()),
                system.role() == null ? null : lower(system.role()),
                system.name() == null ? null : system.name().value()));
  }

  @Nullable ThreadInfo threadInfo(
      InMemoryStore.Tables t, RoomId room, Seq root, @Nullable UserId reader) {
    ThreadInfo info = null;
    for (Message m : t.messages.getOrDefault(room, new TreeMap<>()).values()) {
      boolean there = m.thread() != null && m.thread().root().equals(root) && !m.isDeleted();
      if (there && mayRead(t, reader, m)) {
        UserRef sender = ref(t, m.sender());
        info = ThreadInfo.after(info, sender, m.seq().value(), Moment.text(m.createdAt()));
      }
    }
    return info;
  }

  private static boolean mayRead(InMemoryStore.Tables t, @Nullable UserId reader, Message m) {
    Member member = reader == null ? null : t.members.getOrDefault(m.room(), Map.of()).get(reader);
    Room room = t.rooms.get(m.room());
    return (member == null || m.seq().compareTo(member.visibleFrom()) >= 0)
        && m.seq().compareTo(room.firstSeq()) >= 0;
  }

  private List<ReactionView> reactions(InMemoryStore.Tables t, Message m, @Nullable UserId reader) {
    List<ReactionView> views = new ArrayList<>();
    t.reactions
        .getOrDefault(new InMemoryStore.MessageKey(m.room(), m.seq()), Map.of())
        .forEach(
            (emoji, users) ->
                views.add(
                    new ReactionView(
                        emoji.value(),
                        users.size(),
                        users.stream()
                            .limit(ReactionView.USERS_MAX)
                            .map(u -> ref(t, u).username())
                            .toList(),
                        (reader != null && users.contains(reader)) ? true : null)));
    return views;
  }

  /** What changed in a stretch, each thing once; for a reader, only what they may see. */
  List<Change> changes(
      InMemoryStore.Tables t, RoomId room, Seq after, Seq upTo, @Nullable Member reader) {
    List<Change> changes = new ArrayList<>();
    for (Message m : t.messages.getOrDefault(room, new TreeMap<>()).values()) {
      boolean visible = reader == null || m.seq().compareTo(reader.visibleFrom()) >= 0;
      if (visible && within(m.changed(), after, upTo)) {
        changes.add(
            new Change.MessageChange(
                room,
                m.changed(),
                message(t, m, reader == null ? null : reader.user()),
                by(t, m.by()),
                m.thread() == null
                    ? null
                    : threadInfo(
                        t, room, m.thread().root(), reader == null ? null : reader.user())));
      }
    }
    for (Member m : t.members.getOrDefault(room, Map.of()).values()) {
      if (within(m.changed(), after, upTo)) {
        changes.add(member(t, room, m));
      }
    }
    Room r = t.rooms.get(room);
    if (r != null && within(r.changed(), after, upTo)) {
      changes.add(
          new Change.RoomChange(
              room, r.changed(), r.deletedAt() != null, room(t, r), lower(r.event())));
    }
    changes.sort(Comparator.comparing(Change::seq));
    return changes;
  }

  Change.MemberChange member(InMemoryStore.Tables t, RoomId room, Member m) {
    return new Change.MemberChange(
        room, m.changed(), m.user(), m.isIn(), member(t, m), lower(m.event()));
  }

  private @Nullable ByView by(InMemoryStore.Tables t, @Nullable LastChange by) {
    return by == null
        ? null
        : new ByView(
            ref(t, by.user()).username(), by.emoji() == null ? null : by.emoji().value(), by.on());
  }

  private static boolean within(Seq seq, Seq after, Seq upTo) {
    return seq.isAfter(after) && !seq.isAfter(upTo);
  }

  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
