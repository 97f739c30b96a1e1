package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.id;
import static org.folkmoot.persistence.log.Columns.instant;
import static org.folkmoot.persistence.log.Columns.instantOf;
import static org.folkmoot.persistence.log.Columns.moment;
import static org.folkmoot.persistence.log.Columns.seq;
import static org.folkmoot.persistence.log.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomSettings;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.application.view.UserView;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.HistoryVisibility;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.LastRoomChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** What the rows of the tables are in the domain, and what readers see of them. */
final class Rows {
  private static final Pattern UNDERSCORED = Pattern.compile("_(.)");

  private Rows() {}

  static Room room(ResultSet row) throws SQLException {
    return new Room(
        new RoomId(id(row, "id")),
        word(RoomKind.class, row.getString("kind"), RoomKind.UNKNOWN),
        new RoomName(row.getString("name")),
        new Description(row.getString("description")),
        word(Visibility.class, row.getString("visibility"), Visibility.UNKNOWN),
        settings(row),
        new Seq(row.getLong("head")),
        new Seq(row.getLong("changed")),
        word(LastRoomChange.class, row.getString("event"), LastRoomChange.UNKNOWN),
        new Seq(row.getLong("first_seq")),
        row.getInt("member_count"),
        instant(row, "archived_at"),
        instant(row, "deleted_at"),
        new UserId(id(row, "created_by")),
        instantOf(row, "created_at"));
  }

  /**
   * The column that {@link #roomInfo} reads besides those of {@code rooms r}: the people of a
   * direct room, by their present names. Of other rooms nobody is looked up.
   */
  static final String PEOPLE =
      """
      case when r.people is not null then (
        select array_agg(array[p.id::text, p.username, p.display_name] order by p.username_key)
        from users p where p.id = any(r.people)
      ) end as in_it""";

  private static Settings settings(ResultSet row) throws SQLException {
    return new Settings(
        row.getString("topic"),
        row.getString("icon"),
        word(MinimumRole.class, row.getString("who_may_post"), MinimumRole.UNKNOWN),
        row.getInt("slow_mode_seconds"),
        word(MinimumRole.class, row.getString("who_may_invite"), MinimumRole.UNKNOWN),
        row.getObject("retention_days", Integer.class),
        row.getObject("keep_newest", Integer.class),
        word(HistoryVisibility.class, row.getString("newcomers"), HistoryVisibility.UNKNOWN));
  }

  // Its words go out as they are: whoever reads them may know more of them than this version.
  private static RoomSettings settingsShown(ResultSet row) throws SQLException {
    String topic = row.getString("topic");
    return new RoomSettings(
        topic.isEmpty() ? null : topic,
        row.getString("icon"),
        shown(row.getString("who_may_post")),
        row.getInt("slow_mode_seconds"),
        shown(row.getString("who_may_invite")),
        row.getObject("retention_days", Integer.class),
        row.getObject("keep_newest", Integer.class),
        shown(row.getString("newcomers")));
  }

  /** A column's word as the wire has it: {@code since_joining} is {@code sinceJoining}. */
  static String shown(String word) {
    return UNDERSCORED.matcher(word).replaceAll(part -> part.group(1).toUpperCase(Locale.ROOT));
  }

  static RoomInfo roomInfo(ResultSet row) throws SQLException {
    String description = row.getString("description");
    return new RoomInfo(
        row.getString("id"),
        row.getString("kind"),
        row.getString("name"),
        description.isEmpty() ? null : description,
        row.getString("visibility"),
        row.getInt("member_count"),
        people(row),
        settingsShown(row),
        row.getLong("first_seq"),
        row.getLong("changed"),
        moment(row, "archived_at"),
        row.getString("created_by"),
        Objects.requireNonNull(moment(row, "created_at")));
  }

  private static @Nullable List<UserRef> people(ResultSet row) throws SQLException {
    java.sql.Array array = row.getArray("in_it");
    return array == null
        ? null
        : Arrays.stream((String[][]) array.getArray())
            .map(person -> new UserRef(person[0], person[1], person[2], null))
            .toList();
  }

  /** The columns of a membership that {@link #member} reads, from a table called {@code m}. */
  static final String MEMBER =
      """
      m.room_id, m.user_id, m.role, m.changed, m.event, m.joined_seq, m.left_seq, m.visible_from,
      m.joined_at, m.muted_until, m.banned_until, m.ban_reason, m.read_seq""";

  static Optional<Member> member(ResultSet row) throws SQLException {
    @Nullable UUID user = row.getObject("user_id", UUID.class);
    if (user == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Member(
            new RoomId(id(row, "room_id")),
            new UserId(user),
            word(Role.class, row.getString("role"), Role.UNKNOWN),
            new Seq(row.getLong("changed")),
            word(LastMembershipChange.class, row.getString("event"), LastMembershipChange.UNKNOWN),
            new Seq(row.getLong("joined_seq")),
            seq(row, "left_seq"),
            new Seq(row.getLong("visible_from")),
            instantOf(row, "joined_at"),
            instant(row, "muted_until"),
            instant(row, "banned_until"),
            reason(row, "ban_reason"),
            new Seq(row.getLong("read_seq"))));
  }

  static @Nullable BanReason reason(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new BanReason(text);
  }

  /** The columns that {@link #memberView} reads, from {@code memberships m, users u}. */
  static final String MEMBER_VIEW =
      MEMBER
          + """
            , u.id, u.username, u.display_name, u.bio, u.status, u.bot, u.shows_reading""";

  static MemberView memberView(ResultSet row) throws SQLException {
    return new MemberView(
        new UserView(
            row.getString("id"),
            row.getString("username"),
            row.getString("display_name"),
            null,
            row.getString("bio"),
            row.getString("status"),
            false,
            null,
            row.getBoolean("bot")),
        row.getString("role"),
        row.getLong("joined_seq") == 0 ? null : moment(row, "joined_at"),
        moment(row, "muted_until"),
        moment(row, "banned_until"),
        row.getBoolean("shows_reading") ? row.getLong("read_seq") : 0,
        row.getLong("changed"));
  }

  static Change.MemberChange memberChange(ResultSet row) throws SQLException {
    return new Change.MemberChange(
        new RoomId(id(row, "room_id")),
        new Seq(row.getLong("changed")),
        new UserId(id(row, "user_id")),
        seq(row, "left_seq") == null,
        memberView(row),
        row.getString("event"));
  }

  static List<String> texts(ResultSet row, String column) throws SQLException {
    java.sql.Array array = row.getArray(column);
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }

  /** Somebody's name, from columns that share a prefix; null where the join found nobody. */
  static @Nullable UserRef ref(ResultSet row, String prefix) throws SQLException {
    String id = row.getString(prefix + "_id");
    return id == null
        ? null
        : new UserRef(
            id, row.getString(prefix + "_username"), row.getString(prefix + "_display_name"), null);
  }
}
