package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.Timers;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.message.ReadHistory;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.posting.Storing;

/** Messages, and the lanes that they come in by. */
@Factory
final class MessageFactory {
  // While one lane waits for the disk another collects; more would only make the batches smaller.
  private static final int LANES = 2;

  @Singleton
  PostMessage postMessage(
      RoomLog log,
      Transactions transactions,
      Live live,
      InstantSource clock,
      @Named(WorldFactory.BLOCKING) ExecutorService executor,
      Timers timers,
      Measures measures,
      @Named(LimitFactory.POSTS) Limit perSender) {
    Storing storing = new Storing(log, transactions, live, clock);
    return new PostMessage(
        IntStream.range(0, LANES)
            .mapToObj(lane -> new PostingLane(storing, thread(lane), executor, timers, measures))
            .toList(),
        perSender);
  }

  // A thread of its own waits for the database in the kernel. A virtual one is parked, and woken by
  // way of two others, four times in each batch.
  private static Executor thread(int lane) {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("folkmoot-lane-" + lane).factory());
  }

  @Singleton
  ChangeMessage changeMessage(
      RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    return new ChangeMessage(log, transactions, live, clock);
  }

  @Singleton
  EditMessage editMessage(ChangeMessage change, RoomLog log) {
    return new EditMessage(change, log);
  }

  @Singleton
  DeleteMessage deleteMessage(ChangeMessage change, Users users) {
    return new DeleteMessage(change, users);
  }

  @Singleton
  ReactToMessage reactToMessage(ChangeMessage change, RoomLog log) {
    return new ReactToMessage(change, log);
  }

  @Singleton
  ReadHistory readHistory(History history, Rooms rooms) {
    return new ReadHistory(history, rooms);
  }
}
