package org.folkmoot.domain.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.HistoryVisibility;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Settings that somebody wants to be otherwise; the others stay as they are.
 *
 * @param fields texts, whole numbers or nothing, by the names that clients know
 */
public record SettingsPatch(Map<String, @Nullable Object> fields) {
  public static final SettingsPatch NONE = new SettingsPatch(Map.of());

  /**
   * What the settings become.
   *
   * @throws InvalidValue with the name of the first field that can't be so
   */
  public Settings on(Settings old) {
    Settings now = old;
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      now = with(now, field.getKey(), field.getValue());
    }
    return now;
  }

  private static Settings with(Settings s, String field, @Nullable Object value) {
    String topic = s.topic();
    String icon = s.icon();
    MinimumRole post = s.whoMayPost();
    int slow = s.slowModeSeconds();
    MinimumRole invite = s.whoMayInvite();
    Integer days = s.retentionDays();
    Integer newest = s.keepNewest();
    HistoryVisibility visibility = s.historyForNewcomers();
    switch (field) {
      // What was allowed when it was written may stay: a page sends all that it shows.
      case "topic" ->
          topic =
              value == null
                  ? ""
                  : s.topic().equals(value) ? topic : line(field, text(field, value));
      case "icon" -> icon = value == null ? null : icon(text(field, value));
      case "whoMayPost" ->
          post =
              word(
                  field,
                  value,
                  List.of(MinimumRole.MEMBERS, MinimumRole.ADMINS),
                  SettingsPatch::lower);
      case "slowModeSeconds" -> slow = value == null ? 0 : number(field, value);
      case "whoMayInvite" ->
          invite =
              word(
                  field,
                  value,
                  List.of(MinimumRole.MEMBERS, MinimumRole.ADMINS),
                  SettingsPatch::lower);
      case "retentionDays" -> days = value == null ? null : Integer.valueOf(number(field, value));
      case "keepNewest" -> newest = value == null ? null : Integer.valueOf(number(field, value));
      case "historyForNewcomers" ->
          visibility =
              word(
                  field,
                  value,
                  List.of(HistoryVisibility.ALL, HistoryVisibility.SINCE_JOINING),
                  SettingsPatch::name);
      default -> throw new InvalidValue(field, "is no setting of a room");
    }
    return new Settings(topic, icon, post, slow, invite, days, newest, visibility);
  }

  private static String icon(String text) {
    try {
      return new Emoji(text).value();
    } catch (InvalidValue no) {
      throw new InvalidValue("icon", no.reason());
    }
  }

  private static String line(String field, String text) {
    return VisibleText.line(field, text, 0, Settings.TOPIC_CHARS_MAX);
  }

  private static String text(String field, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new InvalidValue(field, "must be a text");
  }

  private static int number(String field, Object value) {
    if (value instanceof Number number
        && number.longValue() == number.doubleValue()
        && number.longValue() == number.intValue()) {
      return number.intValue();
    }
    throw new InvalidValue(field, "must be a whole number that is not too large");
  }

  private static <E extends Enum<E>> E word(
      String field, @Nullable Object value, List<E> all, Function<E, String> name) {
    for (E one : all) {
      if (name.apply(one).equals(value)) {
        return one;
      }
    }
    throw new InvalidValue(
        field, "must be " + all.stream().map(name).collect(Collectors.joining(" or ")));
  }

  /** As clients write it. */
  public static String lower(MinimumRole minimum) {
    return minimum.name().toLowerCase(Locale.ROOT);
  }

  /** As clients write it. */
  public static String name(HistoryVisibility visibility) {
    return switch (visibility) {
      case ALL -> "all";
      case SINCE_JOINING -> "sinceJoining";
      case UNKNOWN -> "unknown";
    };
  }
}
