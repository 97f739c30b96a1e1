package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomNotifications;
import org.junit.jupiter.api.Test;

/** One message on its way from a socket to the others. */
class SpineTest {
  @Test
  void postIsAckedAndTold() throws IOException {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      House.Person bob = house.person("bob");
      RoomView room = house.room(ann, "garden", bob);
      try (RawSocket anns = house.greeted(ann);
          RawSocket bobs = house.greeted(bob)) {
        anns.say(
            """
            {"type":"post","ref":"1","room":"%s","clientId":"c1","body":"Good morning"}"""
                .formatted(room.id()));
        Map<String, Object> ack = anns.hear("ack");
        Map<String, Object> told = bobs.hear("message");
        assertThat(ack).containsEntry("ref", "1").containsEntry("seq", told.get("seq"));
        assertThat(told.get("message"))
            .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
            .containsEntry("body", "Good morning");
      }
    }
  }

  @Test
  void whatSomebodySetsIsToldOnAllTheirDevicesAndMovesNoCursor() throws IOException {
    try (House house = House.open()) {
      House.Person ann = house.person("ann");
      House.Person bob = house.person("bob");
      RoomView room = house.room(ann, "garden", bob);
      try (RawSocket laptop = house.greeted(ann);
          RawSocket phone = house.greeted(ann)) {
        house.post(bob, room, "c1");
        Object seq = laptop.hear("message").get("seq");
        house
            .get(SetNotifications.class)
            .hear(
                ann.id(),
                House.id(room),
                new RoomNotifications(RoomNotifications.Level.MENTIONS, null));
        for (RawSocket device : List.of(laptop, phone)) {
          assertThat(device.hear("joined").get("room"))
              .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
              .containsEntry("id", room.id())
              .containsEntry("mine", Map.of("level", "mentions"))
              .containsEntry("unread", 1)
              .containsEntry("head", seq);
        }
        house.post(bob, room, "c2");
        for (RawSocket device : List.of(laptop, phone)) {
          assertThat(device.hear("message", "joined"))
              .containsEntry("type", "message")
              .containsEntry("seq", ((Number) seq).intValue() + 1);
        }
      }
    }
  }
}
