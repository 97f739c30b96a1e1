package org.folkmoot.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.folkmoot.domain.text.InvalidValue;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> ALWAYS = EnumSet.allOf(DayOfWeek.class);

  private static QuietHours hours(String from, String to, Set<DayOfWeek> days) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), BERLIN, days);
  }

  private static boolean at(QuietHours hours, String utc) {
    return hours.holdAt(Instant.parse(utc));
  }

  @Test
  void theyGoByTheOwnClock() {
    QuietHours lunch = hours("12:00", "13:00", ALWAYS);
    assertThat(at(lunch, "2026-01-05T10:59:59Z")).isFalse();
    assertThat(at(lunch, "2026-01-05T11:00:00Z")).isTrue();
    assertThat(at(lunch, "2026-01-05T12:00:00Z")).isFalse();
    assertThat(at(lunch, "2026-07-06T10:00:00Z")).isTrue();
  }

  @Test
  void theyGoBeyondMidnightFromTheDayOnWhichTheyBegin() {
    QuietHours friday = hours("22:00", "07:00", Set.of(DayOfWeek.FRIDAY));
    assertThat(at(friday, "2026-01-09T20:59:59Z")).isFalse();
    assertThat(at(friday, "2026-01-09T21:00:00Z")).isTrue();
    assertThat(at(friday, "2026-01-10T05:59:59Z")).isTrue();
    assertThat(at(friday, "2026-01-10T06:00:00Z")).isFalse();
    assertThat(at(friday, "2026-01-09T05:00:00Z")).isFalse();
    assertThat(at(friday, "2026-01-10T21:30:00Z")).isFalse();
  }

  @Test
  void theyHoldAlsoInTheNightThatLosesAnHour() {
    QuietHours night = hours("02:00", "06:00", ALWAYS);
    assertThat(at(night, "2026-03-29T00:59:59Z")).isFalse();
    assertThat(at(night, "2026-03-29T01:00:00Z")).isTrue();
    assertThat(at(night, "2026-03-29T04:00:00Z")).isFalse();
  }

  @Test
  void hoursThatNeverHoldAreNone() {
    assertThatThrownBy(() -> hours("12:00", "12:00", ALWAYS)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> hours("12:00", "13:00", Set.of())).isInstanceOf(InvalidValue.class);
  }
}
