package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJobWorker;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.room.EndMuteOrBan;

/** What happens at its time. */
@Factory
final class DueJobFactory {
  @Singleton
  DueJobWorker punishments(
      ChangeInRoom change, RoomLog log, DueJobs jobs, InstantSource clock, Measures measures) {
    return new DueJobWorker(new EndMuteOrBan(change, log), jobs, clock, measures);
  }
}
