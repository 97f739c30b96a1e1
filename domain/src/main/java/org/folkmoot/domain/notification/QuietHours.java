package org.folkmoot.domain.notification;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.folkmoot.domain.text.InvalidValue;

/**
 * When somebody wants to be left alone, by their own clock: from one time to another, also beyond
 * midnight.
 *
 * @param days those on which it begins
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Set<DayOfWeek> days) {
  public QuietHours {
    days = Set.copyOf(days);
    if (from.equals(to)) {
      throw new InvalidValue("to", "must be another time than the beginning");
    }
    if (days.isEmpty()) {
      throw new InvalidValue("days", "must name a day");
    }
  }

  public boolean holdAt(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    DayOfWeek today = here.getDayOfWeek();
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    if (from.isBefore(to)) {
      return begun && !over && days.contains(today);
    }
    return (begun && days.contains(today)) || (!over && days.contains(today.minus(1)));
  }
}
