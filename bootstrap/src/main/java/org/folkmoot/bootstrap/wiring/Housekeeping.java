package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.due.DueJobWorker;
import org.folkmoot.application.follow.LocalLogFollowers;
import org.folkmoot.application.follow.LogFollower;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.OpenGeneral;
import org.folkmoot.application.session.Sessions;
import org.folkmoot.application.task.Timers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the house does by itself: the room that everyone is in, at the start; always the reconciler,
 * its word for those who are here and that it lives, clearing away what rooms don't keep, and
 * following the log.
 */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final OpenGeneral openGeneral;
  private final Reconciler reconciler;
  private final ApplyRetention applyRetention;
  private final PresenceBoard presence;
  private final ClusterLevel clusterLevel;
  private final LocalLogFollowers followLog;
  private final List<DueJobWorker> dueWorkers;
  private final Timers timers;
  private volatile boolean ended;

  Housekeeping(
      OpenGeneral openGeneral,
      Reconciler reconciler,
      ApplyRetention applyRetention,
      Sessions sessions,
      PresenceBoard presence,
      ClusterLevel clusterLevel,
      LocalLogFollowers followLog,
      List<DueJobWorker> dueWorkers,
      Timers timers) {
    this.openGeneral = openGeneral;
    this.reconciler = reconciler;
    this.applyRetention = applyRetention;
    this.presence = presence;
    this.clusterLevel = clusterLevel;
    clusterLevel.onRise(sessions::featuresRose);
    this.followLog = followLog;
    this.dueWorkers = List.copyOf(dueWorkers);
    this.timers = timers;
  }

  @EventListener
  void begin(StartupEvent started) {
    clusterLevel.beat();
    if (clusterLevel.isBehind()) {
      LOG.warn(
          "A newer version has used this database: what only that one knows is shown as far as it"
              + " can be. Start that version again as soon as you can.");
    }
    openGeneral.open();
    each(ClusterLevel.BEAT_MILLIS, clusterLevel::beat);
    each(Reconciler.PERIOD_MILLIS, reconciler::look);
    each(ApplyRetention.PERIOD_MILLIS, applyRetention::clear);
    each(LogFollower.PERIOD_MILLIS, followLog::follow);
    dueWorkers.forEach(worker -> each(DueJobWorker.PERIOD_MILLIS, worker::look));
    each(Presence.RENEWAL_MILLIS, presence::renew);
    each(PresenceBoard.POLL_MILLIS, presence::poll);
  }

  @PreDestroy
  void end() {
    ended = true;
    try {
      followLog.stop();
    } catch (Unavailable away) {
      LOG.debug("Another replica will find by itself that this one has ended", away);
    }
  }

  /** Does it a period after it was last done, well or not. */
  private void each(int periodMillis, Runnable task) {
    timers.after(
        periodMillis,
        () -> {
          try {
            task.run();
          } catch (Unavailable away) {
            LOG.debug("Housekeeping waits for the database", away);
          } catch (RuntimeException broken) {
            LOG.error("Housekeeping failed; it goes on", broken);
          } finally {
            if (!ended) {
              each(periodMillis, task);
            }
          }
        });
  }
}
