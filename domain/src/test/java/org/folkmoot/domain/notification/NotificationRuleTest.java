package org.folkmoot.domain.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.folkmoot.domain.notification.NotificationFacts.CallsAll;
import org.folkmoot.domain.notification.NotificationFacts.Place;
import org.folkmoot.domain.room.RoomNotifications.Level;
import org.junit.jupiter.api.Test;

class NotificationRuleTest {
  private static final int FLAGS = 13;
  private static final int PAGE_FLAGS = 6;

  @Test
  void everyCombinationIsAsTheRulesSay() {
    int called = 0;
    for (int flags = 0; flags < 1 << FLAGS; flags++) {
      for (Place place : Place.values()) {
        for (CallsAll callsAll : CallsAll.values()) {
          for (Level level : Level.values()) {
            NotificationFacts it = of(flags, place, callsAll, level);
            boolean counts = isNews(it) && place != Place.THREAD;
            boolean means = it.isNamed() || callsAll == CallsAll.ROOM;
            if (NotificationRule.of(it).calls() != shouldCall(it)
                || NotificationRule.isUnread(it) != counts
                || NotificationRule.isMention(it) != (counts && means)) {
              assertThat(it).as("decided otherwise: %s", NotificationRule.of(it)).isNull();
            }
            called += NotificationRule.of(it).calls() ? 1 : 0;
          }
        }
      }
    }
    assertThat(called).isPositive();
  }

  private static NotificationFacts of(int flags, Place place, CallsAll callsAll, Level level) {
    boolean[] is = bits(flags, FLAGS);
    return new NotificationFacts(
        is[0], is[1], is[2], is[3], is[4], is[5], is[6], is[7], is[8], is[9], is[10], is[11], place,
        is[12], callsAll, level);
  }

  private static boolean[] bits(int flags, int count) {
    boolean[] is = new boolean[count];
    for (int i = 0; i < count; i++) {
      is[i] = (flags & 1 << i) != 0;
    }
    return is;
  }

  private static boolean isNews(NotificationFacts it) {
    return !it.isOwn() && !it.isRoomEvent() && !it.isDeleted() && it.isIn();
  }

  private static boolean shouldCall(NotificationFacts it) {
    boolean silent =
        it.isToBot()
            || it.isByBlocked()
            || it.isRoomMuted()
            || it.isQuiet()
            || it.level() == Level.NOTHING;
    if (!isNews(it) || silent) {
      return false;
    }
    boolean meansThem = it.isNamed() || it.hasKeyword();
    boolean meansTheRoom =
        it.isDirect()
            || it.level() == Level.ALL
            || it.callsAll() == CallsAll.ROOM
            || (it.callsAll() == CallsAll.HERE && it.isHere());
    return meansThem
        || (it.place() != Place.THREAD && meansTheRoom)
        || (it.place() != Place.TIMELINE && it.wantsThread());
  }

  /** The page's tests read the same file, and hold what the page shows against it. */
  @Test
  void theTableThatOthersReadIsTrue() throws IOException {
    String rows =
        IntStream.range(0, 1 << PAGE_FLAGS)
            .boxed()
            .flatMap(flags -> Stream.of(Level.values()).map(level -> row(flags, level)))
            .collect(Collectors.joining("\n"));
    assertThat(rows).isEqualTo(golden());
  }

  private static String golden() throws IOException {
    try (InputStream file = NotificationRuleTest.class.getResourceAsStream("whom-it-calls.jsonl")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).strip();
    }
  }

  private static String row(int flags, Level level) {
    boolean[] is = bits(flags, PAGE_FLAGS);
    NotificationFacts it =
        new NotificationFacts(
            is[0],
            is[1],
            is[2],
            true,
            false,
            false,
            is[3],
            false,
            is[4],
            is[5],
            false,
            true,
            Place.TIMELINE,
            false,
            CallsAll.NOBODY,
            level);
    return """
    {"own": %s, "event": %s, "deleted": %s, "muted": %s, "direct": %s, "named": %s, "level": "%s", \
    "verdict": "%s", "calls": %s, "unread": %s, "mention": %s}"""
        .formatted(
            is[0],
            is[1],
            is[2],
            is[3],
            is[4],
            is[5],
            level.toString().toLowerCase(Locale.ROOT),
            NotificationRule.of(it),
            NotificationRule.of(it).calls(),
            NotificationRule.isUnread(it),
            NotificationRule.isMention(it));
  }
}
