package org.folkmoot.redis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.redis.testing.Bytes;
import org.junit.jupiter.api.Test;

final class BusFrameTest {
  private static final RoomId ROOM = new RoomId(new UUID(1, 1));
  private static final UserId USER = new UserId(new UUID(2, 2));
  private static final Bytes.Text FRAME = new Bytes.Text("{\"type\":\"grüße\"}");

  private final BusFrame busFrame = new BusFrame(new Bytes(), new Bytes());

  @Test
  void everyRingComesBackAsItWent() {
    for (Ring ring : rings()) {
      assertThat(read(ring, busFrame.of(42, ring))).isEqualTo(new BusFrame.Heard(42, ring));
    }
  }

  @Test
  void theBytesOfAChangeStayWhatTheyAre() {
    Ring ring =
        new Ring.RoomRing(
            new Epoch("e-1"),
            ROOM,
            new TailEntry(
                new Seq(258),
                null,
                new TailEntry.MembershipEffect(USER, true, "left"),
                new Bytes.Text("{}"),
                7));
    assertThat(HexFormat.of().formatHex(busFrame.of(1, ring)))
        .isEqualTo(
            "02" // version
                + "0f0e0d0c" // form
                + "0000000000000001" // sender
                + "00" // a change
                + "0003652d31" // its epoch
                + "0000000000000102" // its seq
                + "ffffffffffffffff" // no message
                + "0101" // somebody's standing
                + "00000000000000020000000000000002" // whose
                + "01" // they are out
                + "00046c656674" // how
                + "7b7d");
  }

  @Test
  void anotherVersionIsOnlyARing() {
    for (Ring ring : rings()) {
      byte[] later = busFrame.of(42, ring);
      later[0] = 1;
      assertThat(read(ring, later).ring()).isEqualTo(look(ring));
    }
  }

  @Test
  void aFrameOfAnotherFormIsOnlyARing() {
    for (Ring ring : rings()) {
      byte[] later = busFrame.of(42, ring);
      later[4]++;
      boolean hasFrame =
          ring instanceof Ring.RoomRing
              || ring instanceof Ring.PassingRing
              || ring instanceof Ring.PersonRing;
      assertThat(read(ring, later).ring()).isEqualTo(hasFrame ? look(ring) : ring);
    }
  }

  @Test
  void anUnknownKindIsOnlyARing() {
    for (Ring ring : rings()) {
      byte[] later = busFrame.of(42, ring);
      later[13] = 99;
      assertThat(read(ring, later).ring()).isEqualTo(look(ring));
    }
  }

  @Test
  void whateverIsCutOffIsOnlyARing() {
    for (Ring ring : rings()) {
      byte[] whole = busFrame.of(42, ring);
      for (int length = 0; length < whole.length; length++) {
        assertThat(read(ring, Arrays.copyOf(whole, length)).ring()).isEqualTo(look(ring));
      }
    }
  }

  @Test
  void garbageNeverBreaksAnything() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] garbage = new byte[random.nextInt(80)];
      random.nextBytes(garbage);
      if (garbage.length > 0 && random.nextBoolean()) {
        garbage[0] = BusFrame.VERSION;
      }
      assertThat(busFrame.ofRoom(ROOM, garbage).ring()).isInstanceOf(Ring.OfRoom.class);
      assertThat(busFrame.ofUser(USER, garbage).ring()).isInstanceOf(Ring.OfUser.class);
    }
  }

  @Test
  void whatIsForAllIsReadWholeOrNotAtAll() {
    Ring.DirtyRing ring = new Ring.DirtyRing(Set.of(ROOM, new RoomId(new UUID(4, 4))));
    byte[] whole = busFrame.of(42, ring);
    assertThat(busFrame.ofAll(whole)).contains(new BusFrame.Heard(42, ring));
    for (int length = 0; length < whole.length; length++) {
      assertThat(busFrame.ofAll(Arrays.copyOf(whole, length))).isEmpty();
    }
    whole[13] = 99;
    assertThat(busFrame.ofAll(whole)).isEmpty();
  }

  private BusFrame.Heard read(Ring ring, byte[] bytes) {
    return switch (ring) {
      case Ring.OfRoom of -> busFrame.ofRoom(of.room(), bytes);
      case Ring.OfUser of -> busFrame.ofUser(of.user(), bytes);
      case Ring.OfAll all -> busFrame.ofAll(bytes).orElseThrow();
    };
  }

  private static Ring look(Ring ring) {
    return switch (ring) {
      case Ring.OfRoom of -> new Ring.LookRing(of.room());
      case Ring.OfUser of -> new Ring.UserRing(of.user());
      case Ring.OfAll all -> all;
    };
  }

  private static List<Ring> rings() {
    List<Ring> rings = new ArrayList<>();
    Epoch epoch = new Epoch("epoch-00000001");
    rings.add(
        new Ring.RoomRing(epoch, ROOM, new TailEntry(new Seq(9), new Seq(3), null, FRAME, 7)));
    for (boolean over : new boolean[] {true, false}) {
      for (UserId who : Arrays.asList(USER, null)) {
        rings.add(
            new Ring.RoomRing(
                epoch,
                ROOM,
                new TailEntry(
                    new Seq(1L << 52),
                    null,
                    new TailEntry.MembershipEffect(who, over, "kicked"),
                    FRAME,
                    7)));
      }
    }
    rings.add(new Ring.LookRing(ROOM));
    rings.add(new Ring.TypingRing(ROOM, USER, new Username("ada"), true));
    rings.add(new Ring.TypingRing(ROOM, USER, new Username("ada"), false));
    rings.add(new Ring.PassingRing(ROOM, USER, FRAME));
    rings.add(new Ring.UserRing(USER));
    rings.add(new Ring.SignInRing(new SignInId(new UUID(3, 3)), USER));
    rings.add(new Ring.PresenceRing(USER));
    rings.add(new Ring.PersonRing(USER, FRAME));
    return rings;
  }
}
