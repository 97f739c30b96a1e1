package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueThings;
import org.folkmoot.application.due.DueWorker;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.room.EndPunishment;

/** What happens at its time. */
@Factory
final class DueFactory {
  @Singleton
  DueWorker punishments(
      ChangeInRoom change, RoomLog log, DueThings things, InstantSource clock, Measures measures) {
    return new DueWorker(new EndPunishment(change, log), things, clock, measures);
  }
}
