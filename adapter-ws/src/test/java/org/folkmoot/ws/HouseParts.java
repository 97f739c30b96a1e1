package org.folkmoot.ws;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.OpenSignIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.ServerKey;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.WatchPeople;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.memory.InMemoryLastSeen;
import org.folkmoot.application.memory.InMemoryPasswords;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.memory.InMemoryRooms;
import org.folkmoot.application.memory.InMemorySidebars;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.memory.InMemoryTickets;
import org.folkmoot.application.memory.InMemoryUsers;
import org.folkmoot.application.memory.LivePorts;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.session.Greeting;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.task.Work;

/** What bootstrap makes in earnest, over ports in memory. */
@Factory
final class HouseParts {
  private static final InstantSource CLOCK = InstantSource.system();

  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryRoomLog log = new InMemoryRoomLog(store);
  private final InMemoryRooms rooms = new InMemoryRooms(store);
  private final InMemoryHistory history = new InMemoryHistory(store);
  private final InMemoryUsers users = new InMemoryUsers(store);
  private final InMemorySignIns signIns = new InMemorySignIns(store);
  private final InMemoryLastSeen sightings = new InMemoryLastSeen(store);
  private final InProcessPresence presence = new InProcessPresence();

  @Singleton
  InMemoryStore store() {
    return store;
  }

  @Singleton
  UserDirectory whoAmI() {
    return new UserDirectory(users, presence, sightings);
  }

  @Singleton
  Live live(
      Frames frames,
      Timers timers,
      UserDirectory directory,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking,
      @Value("${folkmoot.heartbeat:20s}") Duration heartbeat) {
    return new LivePorts(
            history,
            rooms,
            new InProcessDoorbell(),
            presence,
            sightings,
            frames,
            new Work(timers, CLOCK, blocking),
            new Greeting(
                directory::me,
                () -> Instant.now().toString(),
                "test",
                (int) heartbeat.toMillis(),
                Map.of("bodyChars", 8_000),
                List::of),
            () -> UUID.randomUUID().toString())
        .live();
  }

  @Singleton
  PostMessage postMessage(
      Live live,
      Timers timers,
      @Value("${folkmoot.limit-posts:none}") String posts,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    Executor executor = blocking;
    return new PostMessage(
        List.of(
            new PostingLane(
                new PostBatchStore(log, store, live, CLOCK),
                executor,
                executor,
                timers,
                Measures.NONE)),
        limit("posts", posts, timers));
  }

  @Singleton
  ChangeInRoom changeInRoom(Live live) {
    return new ChangeInRoom(log, store, live, CLOCK);
  }

  @Singleton
  ChangeMessage changeMessage(ChangeInRoom change) {
    return new ChangeMessage(change, log);
  }

  @Singleton
  EditMessage editMessage(ChangeMessage change) {
    return new EditMessage(change, log);
  }

  @Singleton
  DeleteMessage deleteMessage(ChangeMessage change) {
    return new DeleteMessage(change, users);
  }

  @Singleton
  ReactToMessage reactToMessage(ChangeMessage change) {
    return new ReactToMessage(change, log);
  }

  @Singleton
  WatchPeople watchPeople() {
    return new WatchPeople(users);
  }

  @Singleton
  SetNotifications hearRoom(Live live) {
    return new SetNotifications(new InMemorySidebars(store), rooms, store, live);
  }

  @Singleton
  MarkRead markRead(Live live) {
    return new MarkRead(rooms, live);
  }

  @Singleton
  CreateRoom createRoom(Live live) {
    return new CreateRoom(log, rooms, store, live, CLOCK, UUID::randomUUID);
  }

  @Singleton
  JoinRoom joinRoom(ChangeInRoom change) {
    return new JoinRoom(change, log, rooms);
  }

  @Singleton
  LeaveRoom leaveRoom(ChangeInRoom change) {
    return new LeaveRoom(change, log);
  }

  @Singleton
  Register register(ChangeInRoom change) {
    return new Register(
        users,
        new InMemoryPasswords(),
        new OpenSignIn(signIns, key("refresh"), CLOCK, UUID::randomUUID),
        log,
        change,
        UUID::randomUUID,
        Limit.NONE);
  }

  private static Limit limit(String what, String rate, Timers timers) {
    return new Limit(what, new InProcessRateLimiter(timers::nanos), Rate.read(rate).orElse(null));
  }

  @Singleton
  ChangeLimits changes(Timers timers, @Value("${folkmoot.limit-changes:none}") String rate) {
    return Rate.read(rate)
        .map(
            one ->
                new ChangeLimits(
                    new InProcessRateLimiter(timers::nanos),
                    Map.of(ChangeLimits.Kind.MESSAGES, one)))
        .orElse(ChangeLimits.NONE);
  }

  @Singleton
  CheckSignIn checkSignIn() {
    return new CheckSignIn(signIns, System::nanoTime);
  }

  @Singleton
  TrustedProxies trustedProxies(@Value("${folkmoot.trusted-proxies:}") List<String> networks) {
    return new TrustedProxies(networks);
  }

  @Singleton
  OwnOrigins ownOrigins(
      @Value("${folkmoot.public-url:}") String publicUrl,
      @Value("${folkmoot.allowed-origins:}") List<String> allowed) {
    List<String> all = new ArrayList<>(allowed);
    all.add(publicUrl);
    return new OwnOrigins(all);
  }

  @Singleton
  WsTickets wsTickets() {
    return new WsTickets(new InMemoryTickets(store), key("tickets"), CLOCK, UUID::randomUUID);
  }

  @Singleton
  InMemorySignIns signIns() {
    return signIns;
  }

  private static ServerKey key(String purpose) {
    return ServerKey.derived("a secret for tests", purpose);
  }
}
