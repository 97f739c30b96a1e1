package org.folkmoot.application.live;

import java.util.List;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.task.Timers;

/**
 * How a replica goes without anybody missing it. At first it still takes sockets, because balancers
 * learn only after a moment that it isn't ready any more; then it sends its clients away a few at a
 * time, so that the other replicas get them spread over the whole while.
 */
public final class Departure {
  private static final int STEP_MILLIS = 100;

  private final Live live;
  private final Timers timers;

  public Departure(Live live, Timers timers) {
    this.live = live;
    this.timers = timers;
  }

  /**
   * Begins to leave. Doesn't block.
   *
   * @param acceptMillis how long sockets are still taken
   * @param spreadMillis over how long clients are then sent away
   * @param gone called when nobody is left
   */
  public void begin(int acceptMillis, int spreadMillis, Runnable gone) {
    timers.after(
        acceptMillis,
        () -> {
          live.sessions().leave();
          step(Math.max(1, spreadMillis / STEP_MILLIS), gone);
        });
  }

  private void step(int stepsLeft, Runnable gone) {
    List<ClientSession> left = live.sessions().all();
    if (left.isEmpty() || stepsLeft < 1) {
      left.forEach(session -> session.end(SocketPort.Closing.GOING_AWAY));
      gone.run();
      return;
    }
    int some = (left.size() + stepsLeft - 1) / stepsLeft;
    left.subList(0, some).forEach(session -> session.end(SocketPort.Closing.GOING_AWAY));
    timers.after(STEP_MILLIS, () -> step(stepsLeft - 1, gone));
  }
}
