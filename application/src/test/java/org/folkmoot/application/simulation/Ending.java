package org.folkmoot.application.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/** What is stored when all is over. */
final class Ending {
  private final InMemoryHistory history;
  private final List<RoomId> halls;

  Ending(InMemoryHistory history, List<RoomId> halls) {
    this.history = history;
    this.halls = halls;
  }

  void holdsEveryAckOnce(List<SimClient> clients) {
    for (SimClient client : clients) {
      Map<ClientId, Integer> stored = new HashMap<>();
      for (RoomId room : halls) {
        for (MessageView message : said(room)) {
          if (message.sender().id().equals(client.user().toString())) {
            stored.merge(new ClientId(message.clientId()), 1, Integer::sum);
          }
        }
      }
      stored.forEach(
          (id, count) -> World.require(count == 1, id + " is stored " + count + " times"));
      client
          .acked()
          .forEach(
              (id, seq) -> World.require(stored.containsKey(id), id + " was acked and is lost"));
    }
  }

  void holdsNothingOfWhoWasOut(Stays stays, String epoch) {
    for (RoomId room : halls) {
      for (MessageView message : said(room)) {
        UserId sender = new UserId(UUID.fromString(message.sender().id()));
        World.require(
            stays.wasIn(epoch, sender, room, message.seq()),
            sender + " was out of the room, and has said " + message);
      }
    }
  }

  private List<MessageView> said(RoomId room) {
    return history.stretch(room, Seq.ZERO, 100_000).orElseThrow().changes().stream()
        .filter(Change.MessageChange.class::isInstance)
        .map(change -> ((Change.MessageChange) change).message())
        .filter(message -> message.clientId() != null)
        .toList();
  }
}
