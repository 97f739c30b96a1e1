package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.LastRoomChange;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** What people do to a locked room itself: its name, its settings, its archive and its end. */
public final class RoomAdministration {
  private final LockedRoom lockedRoom;
  private final Actor actor;
  private final Instant now;

  public RoomAdministration(LockedRoom lockedRoom, Actor actor, Instant now) {
    this.lockedRoom = lockedRoom;
    this.actor = actor;
    this.now = now;
  }

  /** What the room is to be; what is null stays as it is. */
  public record RoomPatch(
      @Nullable RoomName name,
      @Nullable Description description,
      @Nullable Visibility visibility,
      @Nullable Boolean archived,
      SettingsPatch settings) {

    private boolean isOfOwners() {
      return visibility != null || archived != null;
    }

    private boolean isOfAdmins() {
      return name != null || description != null || !settings.fields().isEmpty();
    }
  }

  /** Does all of a patch, or nothing, and with one number. What is so already changes nothing. */
  public Decision<Room> change(RoomPatch patch) {
    Room old = lockedRoom.room();
    Optional<Refusal> no =
        patch.isOfAdmins() || !patch.isOfOwners() ? refusal(Act.CHANGE_SETTINGS) : Optional.empty();
    if (no.isEmpty() && patch.isOfOwners()) {
      no = refusal(Act.ARCHIVE);
    }
    if (no.isEmpty()) {
      no = inGeneral(patch);
    }
    if (no.isPresent()) {
      return Decision.refused(no.get());
    }
    Settings settings;
    try {
      settings = patch.settings().on(old.settings());
    } catch (InvalidValue invalid) {
      return Decision.refused(Refusal.invalid(invalid));
    }
    Room next =
        old.shaped(
            patch.name() == null ? old.name() : patch.name(),
            patch.description() == null ? old.description() : patch.description(),
            patch.visibility() == null ? old.visibility() : patch.visibility(),
            settings);
    LastRoomChange event = LastRoomChange.UPDATED;
    if (Boolean.TRUE.equals(patch.archived()) && old.archivedAt() == null) {
      next = next.archived(now);
      event = LastRoomChange.ARCHIVED;
    } else if (Boolean.FALSE.equals(patch.archived()) && old.archivedAt() != null) {
      next = next.archived(null);
      event = LastRoomChange.RESTORED;
    }
    if (next.equals(old)) {
      return Decision.accepted(old);
    }
    Room done = lockedRoom.keep(next.marked(lockedRoom.next(), event));
    if (!done.name().equals(old.name())) {
      lockedRoom.tell(SystemEvent.renamed(done.name(), actor.user()), actor.user(), now);
    }
    return Decision.accepted(lockedRoom.room());
  }

  /** Ends the room for everybody. Its row stays, so that it stays known that it was. */
  public Decision<Room> delete() {
    Optional<Refusal> no = refusal(Act.DELETE_ROOM);
    if (no.isEmpty() && isGeneral()) {
      no = Optional.of(Refusal.conflict("Everybody is in this room: it can't be deleted."));
    }
    return no.map(Decision::<Room>refused)
        .orElseGet(
            () ->
                Decision.accepted(
                    lockedRoom.keep(
                        lockedRoom
                            .room()
                            .deleted(now)
                            .marked(lockedRoom.next(), LastRoomChange.DELETED))));
  }

  /** Forgets the messages below a position, as the room's settings ask. */
  public static void forget(LockedRoom lockedRoom, Seq firstKept) {
    Room room = lockedRoom.room();
    if (room.deletedAt() == null && firstKept.isAfter(room.firstSeq())) {
      lockedRoom.keep(room.keptFrom(firstKept).marked(lockedRoom.next(), LastRoomChange.UPDATED));
    }
  }

  private Optional<Refusal> refusal(Act act) {
    return actor.refusal(lockedRoom.room(), act, now);
  }

  private boolean isGeneral() {
    return lockedRoom.room().id().equals(Room.GENERAL);
  }

  private Optional<Refusal> inGeneral(RoomPatch patch) {
    if (!isGeneral()) {
      return Optional.empty();
    }
    if (patch.visibility() == Visibility.PRIVATE) {
      return Optional.of(Refusal.conflict("Everybody is in this room: it can't be private."));
    }
    return Boolean.TRUE.equals(patch.archived())
        ? Optional.of(Refusal.conflict("Everybody is in this room: it can't be archived."))
        : Optional.empty();
  }
}
