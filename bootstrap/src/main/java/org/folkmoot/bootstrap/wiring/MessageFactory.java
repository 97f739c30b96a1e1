package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.MoveMessages;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.message.ReadHistory;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.task.Timers;

/** Messages, and the lanes that they come in by. */
@Factory
final class MessageFactory {
  // While one lane waits for the disk another collects; more would only make the batches smaller.
  private static final int LANES = 2;

  @Singleton
  Lanes lanes() {
    return new Lanes(LANES);
  }

  @Singleton
  PostMessage postMessage(
      Lanes lanes,
      RoomLog log,
      Transactions transactions,
      Live live,
      InstantSource clock,
      @Named(WorldFactory.BLOCKING) ExecutorService executor,
      Timers timers,
      Measures measures,
      ClusterLevel level,
      @Named(LimitFactory.POSTS) Limit perSender) {
    PostBatchStore storing = new PostBatchStore(log, transactions, live, clock, level);
    return new PostMessage(
        lanes.executors().stream()
            .map(own -> new PostingLane(storing, own, executor, timers, measures))
            .toList(),
        perSender);
  }

  /** Ends before whatever the lanes need, for it needs them. */
  @Context
  @Bean(preDestroy = "close")
  LastPosts lastPosts(PostMessage posts, Lanes lanes) {
    return () -> lanes.end(posts::isQuiet);
  }

  @FunctionalInterface
  interface LastPosts extends AutoCloseable {
    @Override
    void close();
  }

  @Singleton
  ChangeMessage changeMessage(ChangeInRoom change, RoomLog log) {
    return new ChangeMessage(change, log);
  }

  @Singleton
  EditMessage editMessage(ChangeMessage change, RoomLog log) {
    return new EditMessage(change, log);
  }

  @Singleton
  MoveMessages moveMessages(ActInRoom act, RoomLog log, ClusterLevel level) {
    return new MoveMessages(act, log, level);
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
