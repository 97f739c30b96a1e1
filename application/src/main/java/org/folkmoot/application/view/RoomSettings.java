package org.folkmoot.application.view;

import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.rules.SettingsPatch;
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
        SettingsPatch.lower(settings.whoMayPost()),
        settings.slowModeSeconds(),
        SettingsPatch.lower(settings.whoMayInvite()),
        settings.retentionDays(),
        settings.keepNewest(),
        SettingsPatch.name(settings.historyForNewcomers()));
  }
}
