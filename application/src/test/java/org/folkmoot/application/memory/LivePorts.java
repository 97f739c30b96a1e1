package org.folkmoot.application.memory;

import java.util.function.Supplier;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.InterestCounts;
import org.folkmoot.application.follow.DirtyRooms;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.passing.PassingSignals;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.session.ReadyGreeting;
import org.folkmoot.application.session.RoomLists;
import org.folkmoot.application.session.Sessions;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.BackgroundWork;

/** What a test's live part stands on. */
public record LivePorts(
    History history,
    Rooms rooms,
    Doorbell doorbell,
    Presence presence,
    LastSeen lastSeen,
    Frames frames,
    BackgroundWork work,
    ReadyGreeting greeting,
    Supplier<String> names) {

  public Live live() {
    Tails tails = new Tails(history, doorbell, frames, work, Measures.NONE);
    InterestCounts interest = new InterestCounts(doorbell);
    PresenceBoard board = new PresenceBoard(presence, lastSeen, doorbell, interest, work);
    PassingSignals passing = new PassingSignals(history, tails, doorbell, frames, work);
    RoomLists lists = new RoomLists(rooms, history, tails, greeting, work);
    Sessions sessions =
        new Sessions(tails, lists, board, passing, interest, frames, Measures.NONE, names);
    return new Live(
        tails, sessions, board, passing, frames, doorbell, new DirtyRooms(work.timers()));
  }
}
