package org.folkmoot.domain.rights;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Visibility;

/**
 * Who may do what. {@code hidden} is no, too, but to somebody who may not even know that the room
 * exists.
 */
public final class Rights {
  private static final String PUBLIC =
      """
                        stranger invited banned muted  member admin  owner  overseer
      see               yes      yes     yes    yes    yes    yes    yes    yes
      join              yes      yes     no     yes    yes    yes    yes    yes
      read              no       no      no     yes    yes    yes    yes    no
      post              no       no      no     no     yes    yes    yes    no
      react             no       no      no     no     yes    yes    yes    no
      edit own          no       no      no     no     yes    yes    yes    no
      edit others       no       no      no     no     no     no     no     no
      delete own        no       no      no     yes    yes    yes    yes    no
      delete others     no       no      no     no     no     yes    yes    yes
      invite            no       no      no     no     no     yes    yes    yes
      add               no       no      no     no     no     yes    yes    yes
      remove            no       no      no     no     no     yes    yes    yes
      ban               no       no      no     no     no     yes    yes    yes
      mute              no       no      no     no     no     yes    yes    yes
      change role       no       no      no     no     no     no     yes    yes
      change settings   no       no      no     no     no     yes    yes    yes
      archive           no       no      no     no     no     no     yes    yes
      delete room       no       no      no     no     no     no     yes    yes
      """;

  private static final String PRIVATE =
      """
                        stranger invited banned muted  member admin  owner  overseer
      see               hidden   yes     hidden yes    yes    yes    yes    hidden
      join              hidden   yes     hidden yes    yes    yes    yes    hidden
      read              hidden   hidden  hidden yes    yes    yes    yes    hidden
      post              hidden   hidden  hidden no     yes    yes    yes    hidden
      react             hidden   hidden  hidden no     yes    yes    yes    hidden
      edit own          hidden   hidden  hidden no     yes    yes    yes    hidden
      edit others       hidden   hidden  hidden no     no     no     no     hidden
      delete own        hidden   hidden  hidden yes    yes    yes    yes    hidden
      delete others     hidden   hidden  hidden no     no     yes    yes    hidden
      invite            hidden   hidden  hidden no     no     yes    yes    hidden
      add               hidden   hidden  hidden no     no     yes    yes    hidden
      remove            hidden   hidden  hidden no     no     yes    yes    hidden
      ban               hidden   hidden  hidden no     no     yes    yes    hidden
      mute              hidden   hidden  hidden no     no     yes    yes    hidden
      change role       hidden   hidden  hidden no     no     no     yes    hidden
      change settings   hidden   hidden  hidden no     no     yes    yes    hidden
      archive           hidden   hidden  hidden no     no     no     yes    hidden
      delete room       hidden   hidden  hidden no     no     no     yes    hidden
      """;

  // Nobody rules in it, and nobody comes or goes.
  private static final String DIRECT =
      """
                        stranger invited banned muted  member admin  owner  overseer
      see               hidden   hidden  hidden yes    yes    yes    yes    hidden
      join              hidden   hidden  hidden yes    yes    yes    yes    hidden
      read              hidden   hidden  hidden yes    yes    yes    yes    hidden
      post              hidden   hidden  hidden yes    yes    yes    yes    hidden
      react             hidden   hidden  hidden yes    yes    yes    yes    hidden
      edit own          hidden   hidden  hidden yes    yes    yes    yes    hidden
      edit others       hidden   hidden  hidden no     no     no     no     hidden
      delete own        hidden   hidden  hidden yes    yes    yes    yes    hidden
      delete others     hidden   hidden  hidden no     no     no     no     hidden
      invite            hidden   hidden  hidden no     no     no     no     hidden
      add               hidden   hidden  hidden no     no     no     no     hidden
      remove            hidden   hidden  hidden no     no     no     no     hidden
      ban               hidden   hidden  hidden no     no     no     no     hidden
      mute              hidden   hidden  hidden no     no     no     no     hidden
      change role       hidden   hidden  hidden no     no     no     no     hidden
      change settings   hidden   hidden  hidden no     no     no     no     hidden
      archive           hidden   hidden  hidden no     no     no     no     hidden
      delete room       hidden   hidden  hidden no     no     no     no     hidden
      """;

  private static final Rights OF_PUBLIC = new Rights(PUBLIC);
  private static final Rights OF_PRIVATE = new Rights(PRIVATE);
  private static final Rights OF_DIRECT = new Rights(DIRECT);

  /** What a cell of the table says. */
  public enum Answer {
    YES,
    NO,
    HIDDEN
  }

  private final Map<Act, Map<Standing, Answer>> cells = new EnumMap<>(Act.class);

  private Rights(String table) {
    Iterator<String> lines = table.lines().iterator();
    List<Standing> columns =
        Arrays.stream(words(lines.next()))
            .map(name -> Standing.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
    for (Act act : Act.values()) {
      String line = lines.next();
      if (!line.startsWith(act.words() + " ")) {
        throw new IllegalStateException("In place of " + act + " the table has: " + line);
      }
      String[] answers = words(line.substring(act.words().length()));
      Map<Standing, Answer> row = new EnumMap<>(Standing.class);
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), Answer.valueOf(answers[i].toUpperCase(Locale.ROOT)));
      }
      cells.put(act, row);
    }
  }

  private static String[] words(String line) {
    return line.strip().split(" +", -1);
  }

  /** The rights in a room. */
  public static Rights in(Room room) {
    if (room.kind() == RoomKind.DIRECT) {
      return OF_DIRECT;
    }
    boolean open = room.kind() == RoomKind.ROOM && room.visibility() == Visibility.PUBLIC;
    return open ? OF_PUBLIC : OF_PRIVATE;
  }

  /** What the table says, for a room that is not archived. */
  public Answer to(Act act, Standing standing) {
    Answer answer = cells.getOrDefault(act, Map.of()).get(standing);
    if (answer == null) {
      throw new IllegalStateException("The table says nothing of " + act + " by " + standing);
    }
    return answer;
  }

  /**
   * Why somebody may not; empty if they may.
   *
   * @param overseer whether they administer the server: then either standing is enough
   */
  public static Optional<Refusal> refusal(Room room, Act act, Standing standing, boolean overseer) {
    if (room.deletedAt() != null) {
      return Optional.of(Refusal.notFound("room"));
    }
    Rights rights = in(room);
    Answer answer = rights.to(act, standing);
    if (answer != Answer.YES && overseer && !act.needsMembership()) {
      answer = rights.to(act, Standing.OVERSEER) == Answer.YES ? Answer.YES : answer;
    }
    if (answer == Answer.NO && mayInvite(room, act, standing)) {
      answer = Answer.YES;
    }
    if (answer == Answer.YES && isListener(room, act, standing)) {
      return Optional.of(Refusal.forbidden("Only admins and owners post in this room."));
    }
    return switch (answer) {
      case HIDDEN -> Optional.of(Refusal.notFound("room"));
      case NO -> Optional.of(Refusal.forbidden(why(room, act, standing)));
      case YES -> act.restsInArchive() ? rest(room) : Optional.empty();
    };
  }

  // Nothing new is said in a room that is archived, or that only a newer version understands.
  private static Optional<Refusal> rest(Room room) {
    if (room.kind() == RoomKind.UNKNOWN) {
      return Optional.of(Refusal.forbidden("This server doesn't know this kind of room yet."));
    }
    return room.archivedAt() != null
        ? Optional.of(Refusal.forbidden("This room is archived."))
        : Optional.empty();
  }

  // Two things that a room's settings have a say in, beyond the table.
  private static boolean mayInvite(Room room, Act act, Standing standing) {
    return act == Act.INVITE
        && standing == Standing.MEMBER
        && room.kind() == RoomKind.ROOM
        && room.settings().whoMayInvite() == MinimumRole.MEMBERS;
  }

  private static boolean isListener(Room room, Act act, Standing standing) {
    return act == Act.POST
        && standing == Standing.MEMBER
        && !room.settings().whoMayPost().holds(Role.MEMBER);
  }

  private static String why(Room room, Act act, Standing standing) {
    if (standing == Standing.BANNED) {
      return "You are banned from this room.";
    }
    if (standing == Standing.STRANGER || standing == Standing.INVITED) {
      return "Join the room first.";
    }
    if (act == Act.EDIT_OTHERS) {
      return "Only its sender may change it.";
    }
    if (act == Act.DELETE_OTHERS) {
      return "Only its sender or an admin may delete it.";
    }
    if (room.kind() == RoomKind.DIRECT) {
      return "A direct room has no rules of its own: nobody is added, removed or appointed.";
    }
    if (standing == Standing.MUTED && OF_PUBLIC.to(act, Standing.MEMBER) == Answer.YES) {
      return "You are muted in this room.";
    }
    return OF_PUBLIC.to(act, Standing.ADMIN) == Answer.YES
        ? "Only an admin or an owner may do this."
        : "Only an owner may do this.";
  }
}
