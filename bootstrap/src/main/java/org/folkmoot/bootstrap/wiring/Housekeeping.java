package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.folkmoot.application.live.Timers;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.room.OpenGeneral;
import org.folkmoot.application.sweep.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the house does by itself: the room that everyone is in, at the start; the sweep, always. */
@Singleton
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final OpenGeneral openGeneral;
  private final Sweep sweep;
  private final Timers timers;
  private volatile boolean ended;

  Housekeeping(OpenGeneral openGeneral, Sweep sweep, Timers timers) {
    this.openGeneral = openGeneral;
    this.sweep = sweep;
    this.timers = timers;
  }

  @EventListener
  void begin(StartupEvent started) {
    openGeneral.open();
    later();
  }

  @PreDestroy
  void end() {
    ended = true;
  }

  private void later() {
    timers.after(Sweep.PERIOD_MILLIS, this::look);
  }

  private void look() {
    try {
      sweep.look();
    } catch (Unavailable away) {
      LOG.debug("The sweep waits for the database", away);
    } catch (RuntimeException broken) {
      LOG.error("The sweep failed; it goes on", broken);
    } finally {
      if (!ended) {
        later();
      }
    }
  }
}
