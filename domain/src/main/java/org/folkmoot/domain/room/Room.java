package org.folkmoot.domain.room;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A room as its row says.
 *
 * @param head the seq of the latest change of anything in it
 * @param changed the seq of the latest change of the room itself
 * @param firstSeq the oldest message that is kept
 */
public record Room(
    RoomId id,
    RoomKind kind,
    RoomName name,
    Description description,
    Visibility visibility,
    Settings settings,
    Seq head,
    Seq changed,
    LastRoomChange event,
    Seq firstSeq,
    int memberCount,
    @Nullable Instant archivedAt,
    @Nullable Instant deletedAt,
    UserId createdBy,
    Instant createdAt) {

  /** The room that exists from the first start, and that everyone who registers is in. */
  public static final RoomId GENERAL = new RoomId(new UUID(0L, 1L));

  /** In larger rooms comings and goings are no messages: they would drown what people say. */
  public static final int TELLS_COMINGS_UP_TO_MEMBERS = 200;

  /** A new room, before its first entry is written. */
  public static Room fresh(
      RoomId id, RoomName name, Description about, Visibility visibility, UserId by, Instant now) {
    return new Room(
        id,
        RoomKind.ROOM,
        name,
        about,
        visibility,
        Settings.USUAL,
        Seq.ZERO,
        Seq.ZERO,
        LastRoomChange.CREATED,
        new Seq(1),
        0,
        null,
        null,
        by,
        now);
  }

  /** The room of one set of people, before its first entry is written. */
  public static Room direct(RoomId id, RoomName name, UserId by, Instant now) {
    return fresh(id, name, Description.NONE, Visibility.PRIVATE, by, now)
        .with(it -> it.kind = RoomKind.DIRECT);
  }

  public boolean isPublic() {
    return kind == RoomKind.ROOM && visibility == Visibility.PUBLIC && deletedAt == null;
  }

  public boolean tellsComings() {
    return kind == RoomKind.ROOM && memberCount <= TELLS_COMINGS_UP_TO_MEMBERS;
  }

  /** After an entry that concerns somebody or something in it. */
  public Room moved(Seq newHead, int membersMore) {
    return with(
        it -> {
          it.head = newHead;
          it.memberCount += membersMore;
        });
  }

  /** After an entry that concerns the room itself. */
  public Room marked(Seq newHead, LastRoomChange what) {
    return with(
        it -> {
          it.head = newHead;
          it.changed = newHead;
          it.event = what;
        });
  }

  /** As people want it to be, before that is an entry. */
  public Room shaped(
      RoomName newName, Description about, Visibility newVisibility, Settings newSettings) {
    return with(
        it -> {
          it.name = newName;
          it.description = about;
          it.visibility = newVisibility;
          it.settings = newSettings;
        });
  }

  /** At rest since then; or in use again, where it is null. */
  public Room archived(@Nullable Instant since) {
    return with(it -> it.archivedAt = since);
  }

  /** Gone for good. */
  public Room deleted(Instant at) {
    return with(it -> it.deletedAt = at);
  }

  /** Without the messages below a position. */
  public Room keptFrom(Seq first) {
    return with(it -> it.firstSeq = first);
  }

  private Room with(Consumer<Copy> difference) {
    Copy copy = new Copy(this);
    difference.accept(copy);
    return copy.room();
  }

  /** The one place that copies: what becomes otherwise; the rest stays. */
  private static final class Copy {
    private final Room of;
    private RoomKind kind;
    private RoomName name;
    private Description description;
    private Visibility visibility;
    private Settings settings;
    private Seq head;
    private Seq changed;
    private LastRoomChange event;
    private Seq firstSeq;
    private int memberCount;
    private @Nullable Instant archivedAt;
    private @Nullable Instant deletedAt;

    Copy(Room of) {
      this.of = of;
      kind = of.kind;
      name = of.name;
      description = of.description;
      visibility = of.visibility;
      settings = of.settings;
      head = of.head;
      changed = of.changed;
      event = of.event;
      firstSeq = of.firstSeq;
      memberCount = of.memberCount;
      archivedAt = of.archivedAt;
      deletedAt = of.deletedAt;
    }

    Room room() {
      return new Room(
          of.id,
          kind,
          name,
          description,
          visibility,
          settings,
          head,
          changed,
          event,
          firstSeq,
          memberCount,
          archivedAt,
          deletedAt,
          of.createdBy,
          of.createdAt);
    }
  }
}
