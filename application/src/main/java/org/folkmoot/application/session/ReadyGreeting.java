package org.folkmoot.application.session;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.Me;
import org.folkmoot.domain.user.User;

/** What {@code ready} says besides the rooms. */
public record ReadyGreeting(
    Function<User, Me> me,
    Supplier<String> serverTime,
    String version,
    int heartbeatMs,
    Map<String, Integer> limits,
    Supplier<List<String>> features) {

  ServerMessage.Ready ready(User reader, Rooms.OwnRooms own, String connection) {
    return new ServerMessage.Ready(
        me.apply(reader),
        own.rooms().stream().map(Rooms.OwnRoom::view).toList(),
        own.epoch().value(),
        connection,
        heartbeatMs,
        serverTime.get(),
        version,
        limits,
        features.get());
  }
}
