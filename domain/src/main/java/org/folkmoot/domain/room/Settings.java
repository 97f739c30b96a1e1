package org.folkmoot.domain.room;

import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a room is set.
 *
 * @param topic what it is about just now; empty if nobody said
 * @param icon one emoji, or nothing
 * @param slowModeSeconds how long somebody waits between two posts; admins and owners don't
 * @param retentionDays messages older than this are forgotten
 * @param keepNewest of the messages only so many are kept
 */
public record Settings(
    String topic,
    @Nullable String icon,
    MinimumRole whoMayPost,
    int slowModeSeconds,
    MinimumRole whoMayInvite,
    @Nullable Integer retentionDays,
    @Nullable Integer keepNewest,
    HistoryVisibility historyForNewcomers) {
  public static final int TOPIC_CHARS_MAX = 250;
  public static final int SLOW_MODE_SECONDS_MAX = 21_600;
  public static final int RETENTION_DAYS_MAX = 36_500;
  public static final int KEEP_NEWEST_MAX = 100_000;

  public static final Settings USUAL =
      new Settings(
          "", null, MinimumRole.MEMBERS, 0, MinimumRole.ADMINS, null, null, HistoryVisibility.ALL);

  public Settings {
    Text.bounded("topic", topic, 0, TOPIC_CHARS_MAX);
    bounded("slowModeSeconds", slowModeSeconds, 0, SLOW_MODE_SECONDS_MAX);
    bounded("retentionDays", retentionDays, 1, RETENTION_DAYS_MAX);
    bounded("keepNewest", keepNewest, 1, KEEP_NEWEST_MAX);
  }

  private static void bounded(String field, @Nullable Integer number, int min, int max) {
    if (number != null && (number < min || number > max)) {
      throw new InvalidValue(field, "must be a number from %,d to %,d".formatted(min, max));
    }
  }
}
