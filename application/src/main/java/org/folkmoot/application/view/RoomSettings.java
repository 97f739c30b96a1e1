package org.folkmoot.application.view;

import org.folkmoot.domain.ledger.SettingsWish;
import org.folkmoot.domain.room.Settings;
import org.jspecify.annotations.Nullable;

/** How a room is set. */
public record RoomSettings(
    @Nullable String topic,
    @Nullable String icon,
    String whoMayPost,
    int slowModeSeconds,
    String whoMayInvite,
    @Nullable Integer retentionDays,
    @Nullable Integer keepNewest,
    String historyForNewcomers) {

  public static RoomSettings of(Settings settings) {
    return new RoomSettings(
        settings.topic().isEmpty() ? null : settings.topic(),
        settings.icon(),
        SettingsWish.lower(settings.whoMayPost()),
        settings.slowModeSeconds(),
        SettingsWish.lower(settings.whoMayInvite()),
        settings.retentionDays(),
        settings.keepNewest(),
        SettingsWish.name(settings.historyForNewcomers()));
  }
}
