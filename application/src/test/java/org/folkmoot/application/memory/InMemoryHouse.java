package org.folkmoot.application.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.folkmoot.application.account.ChangePassword;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.FirstAccount;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.account.LogOut;
import org.folkmoot.application.account.OpenSignIn;
import org.folkmoot.application.account.OwnSignIns;
import org.folkmoot.application.account.RefreshSignIn;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.ServerKey;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.UserPreferences;
import org.folkmoot.application.account.WatchPeople;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.block.BlockPerson;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.due.DueJobHandler;
import org.folkmoot.application.due.DueJobWorker;
import org.folkmoot.application.follow.LogFollower;
import org.folkmoot.application.follow.LogFollowerHandler;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.invite.ReviewInvites;
import org.folkmoot.application.invite.RevokeInvite;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.RoomLog;
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
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CloseDirect;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.EndMuteOrBan;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.OpenDirect;
import org.folkmoot.application.room.OpenGeneral;
import org.folkmoot.application.room.PurgeForgottenReactions;
import org.folkmoot.application.room.ReviewModeration;
import org.folkmoot.application.session.ReadyGreeting;
import org.folkmoot.application.sidebar.ArrangeSidebar;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** All use cases over ports in memory, wired as bootstrap wires them. */
public final class InMemoryHouse {
  public static final String PASSWORD = "a good password";
  public static final ClientAddress HERE = new ClientAddress("192.0.2.1");

  /** How often who may do what here. */
  public record Limits(Limit perSender, LogIn.Attempts signIns, Limit registrations) {
    public static final Limits NONE = new Limits(Limit.NONE, LogIn.Attempts.ANY, Limit.NONE);
  }

  public final InstantSource clock;
  public final InMemoryStore store;
  public final RoomLog log;
  public final InMemoryHistory history;
  public final InMemoryRooms rooms;
  public final InMemoryUsers users;
  public final InMemorySignIns signIns;
  public final InMemoryDirects directs;
  public final InMemoryInvites invites;
  public final InMemoryBlocks blocks;
  public final InMemoryOwnChanges ownChanges;
  public final Live live;
  public final OpenSignIn openSignIn;
  public final CheckSignIn checkSignIn;
  public final PostMessage post;
  public final ChangeInRoom changeInRoom;
  public final ClusterLevel level;
  private final InMemorySidebars sidebars;
  private final InMemoryLastSeen lastSeen;
  private final Presence presence;
  private final Timers timers;
  private final InstantSource liveClock;
  private final Supplier<UUID> ids;
  private final Limits limits;
  private final ServerKey refreshKey = ServerKey.derived("a secret for tests", "refresh");

  public InMemoryHouse(TestTime time, Executor executor) {
    this(new HousePlan(time, executor));
  }

  public InMemoryHouse(HousePlan plan) {
    clock = plan.clock;
    store = plan.store;
    log = plan.troubled.apply(new InMemoryRoomLog(store));
    history = new InMemoryHistory(store);
    rooms = new InMemoryRooms(store);
    users = new InMemoryUsers(store);
    signIns = new InMemorySignIns(store);
    directs = new InMemoryDirects(store);
    invites = new InMemoryInvites(store);
    blocks = new InMemoryBlocks(store);
    ownChanges = new InMemoryOwnChanges(store);
    sidebars = new InMemorySidebars(store);
    lastSeen = new InMemoryLastSeen(store);
    presence = plan.presence;
    timers = plan.timers;
    liveClock = plan.liveClock;
    ids = plan.ids;
    limits = plan.limits;
    live = live(plan);
    openSignIn = new OpenSignIn(signIns, refreshKey, clock, ids);
    checkSignIn = new CheckSignIn(signIns, timers::nanos);
    // With all that this version knows.
    level = new ClusterLevel(new InMemoryReplicas(), timers, new UUID(0, 1), Feature.LEVEL);
    level.beat();
    PostBatchStore storing = new PostBatchStore(log, store, live, clock, level);
    PostingLane lane =
        new PostingLane(storing, plan.executor, plan.executor, timers, Measures.NONE);
    post = new PostMessage(List.of(lane), limits.perSender());
    changeInRoom = new ChangeInRoom(log, store, live, clock);
    if (plan.hasGeneral) {
      new OpenGeneral(log, store, clock).open();
    }
  }

  private Live live(HousePlan plan) {
    return new LivePorts(
            history,
            rooms,
            plan.doorbell,
            presence,
            lastSeen,
            plan.frames,
            new BackgroundWork(timers, plan.liveClock, plan.executor),
            new ReadyGreeting(
                whoAmI()::me,
                () -> clock.instant().toString(),
                "test",
                plan.heartbeatMillis,
                Map.of("bodyChars", Body.CHARS_MAX),
                List::of),
            () -> plan.ids.get().toString())
        .live();
  }

  /** All that is here, for the context of an edge: each use case is one of its methods. */
  public List<Object> parts() {
    try {
      List<Object> all = new ArrayList<>();
      for (Field field : InMemoryHouse.class.getFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.getType() != InstantSource.class) {
          all.add(field.get(this));
        }
      }
      for (Method method : InMemoryHouse.class.getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers())
            && method.getParameterCount() == 0
            && !method.getReturnType().equals(List.class)) {
          all.add(method.invoke(this));
        }
      }
      return all;
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  // --- accounts ---

  public Register register() {
    return new Register(
        users, new InMemoryPasswords(), openSignIn, log, changeInRoom, ids, limits.registrations());
  }

  public LogIn logIn() {
    return new LogIn(users, new InMemoryPasswords(), openSignIn, store, limits.signIns());
  }

  public RefreshSignIn refresh() {
    return new RefreshSignIn(signIns, users, refreshKey, logOut(), store, clock);
  }

  public LogOut logOut() {
    return new LogOut(signIns, checkSignIn, store, clock, live);
  }

  public FirstAccount firstAccount() {
    return new FirstAccount(users);
  }

  public UserPreferences preferences() {
    return new UserPreferences(users, level);
  }

  public ChangeProfile changeProfile() {
    return new ChangeProfile(
        users,
        whoAmI(),
        store,
        new ChangeProfile.Attempts(limits.signIns().perName(), limits.signIns().perAddress()));
  }

  public ChangePassword changePassword() {
    return new ChangePassword(
        users,
        new InMemoryPasswords(),
        signIns,
        logOut(),
        store,
        clock,
        limits.signIns().perAccount());
  }

  public OwnSignIns ownSignIns() {
    return new OwnSignIns(signIns, logOut());
  }

  public WsTickets tickets() {
    return new WsTickets(
        new InMemoryTickets(store), ServerKey.derived("a secret for tests", "tickets"), clock, ids);
  }

  public UserDirectory whoAmI() {
    return new UserDirectory(users, presence, lastSeen);
  }

  // --- rooms and messages ---

  public CreateRoom create() {
    return new CreateRoom(log, rooms, store, live, clock, ids);
  }

  public JoinRoom join() {
    return new JoinRoom(changeInRoom, log, rooms);
  }

  public ChangeRoom changeRoom() {
    return new ChangeRoom(act(), log, rooms);
  }

  public ApplyRetention clearRooms() {
    return new ApplyRetention(new InMemoryRetention(store), store, changeInRoom, clock);
  }

  /** Does a work for all rooms, as one of the replicas. */
  public LogFollower follower(LogFollowerHandler work, UUID self) {
    return new LogFollower(
        work, new InMemoryLogFollowers(store), timers, liveClock, Measures.NONE, self);
  }

  /** Does what is due of one kind, as one of the replicas. */
  public DueJobWorker dueWorker(DueJobHandler work) {
    return new DueJobWorker(work, new InMemoryDueJobs(store), liveClock, Measures.NONE);
  }

  public EndMuteOrBan endPunishment() {
    return new EndMuteOrBan(changeInRoom, log);
  }

  public PurgeForgottenReactions purgeForgottenReactions() {
    return new PurgeForgottenReactions(new InMemoryRetention(store), store);
  }

  public LeaveRoom leave() {
    return new LeaveRoom(changeInRoom, log);
  }

  public Moderate moderate() {
    return new Moderate(
        changeInRoom, log, users, blocks, history, presence, new InMemoryDueJobs(store));
  }

  public ReviewModeration review() {
    return new ReviewModeration(act(), new InMemoryModerationLog(store));
  }

  public OpenDirect openDirect() {
    return new OpenDirect(
        new OpenDirect.Stores(log, rooms, directs, users, blocks), store, live, clock, ids);
  }

  public CloseDirect closeDirect() {
    return new CloseDirect(directs, rooms, store, live);
  }

  public ActInRoom act() {
    return new ActInRoom(changeInRoom, log, users);
  }

  public CreateInvite createInvite() {
    return new CreateInvite(act(), invites, ids, ids);
  }

  public PreviewInvite previewInvite() {
    return new PreviewInvite(stores(), changeInRoom, limits.registrations());
  }

  public AcceptInvite acceptInvite() {
    return new AcceptInvite(stores(), changeInRoom, limits.registrations());
  }

  private AcceptInvite.Stores stores() {
    return new AcceptInvite.Stores(log, rooms, invites, users);
  }

  private ChangeMessage change() {
    return new ChangeMessage(changeInRoom, log);
  }

  public ReviewInvites reviewInvites() {
    return new ReviewInvites(act(), invites);
  }

  public RevokeInvite revokeInvite() {
    return new RevokeInvite(act(), invites);
  }

  public WatchPeople watchPeople() {
    return new WatchPeople(users);
  }

  public BlockPerson block() {
    return new BlockPerson(blocks, ownChanges, users, store, live, clock);
  }

  public LookAtRooms look() {
    return new LookAtRooms(rooms, presence);
  }

  public SetNotifications hearRoom() {
    return new SetNotifications(sidebars, rooms, store, live);
  }

  public ArrangeSidebar arrangeRooms() {
    return new ArrangeSidebar(sidebars, ownChanges, store, live);
  }

  public MarkRead markRead() {
    return new MarkRead(rooms, live);
  }

  public EditMessage edit() {
    return new EditMessage(change(), log);
  }

  public MoveMessages move() {
    return new MoveMessages(act(), log, level);
  }

  public DeleteMessage delete() {
    return new DeleteMessage(change(), users);
  }

  public ReactToMessage react() {
    return new ReactToMessage(change(), log);
  }

  public ReadHistory read() {
    return new ReadHistory(history, rooms);
  }

  public CatchUp catchUp() {
    return new CatchUp(history);
  }

  /** Looks at what is kept, by the way that a test gives it. */
  public Reconciler reconciler(DatabaseCheck check) {
    return new Reconciler(live, check, history, checkSignIn, timers);
  }

  // --- what tests begin with ---

  /** The value of what must not have been refused. */
  public static <T> T accepted(Decision<T> decision) {
    return decision.orThrow(refusal -> new IllegalStateException(refusal.detail()));
  }

  public SignedIn signedIn(String name) {
    return accepted(
        register()
            .register(
                new Register.Application(
                    new Username(name), new Password(PASSWORD), null, null, "a test"),
                HERE));
  }

  public UserId person(String name) {
    return signedIn(name).user().id();
  }

  public RoomId room(UserId owner, String name, Visibility visibility, UserId... members) {
    RoomView made =
        accepted(create().create(owner, new RoomName(name), Description.NONE, visibility));
    RoomId room = new RoomId(UUID.fromString(made.id()));
    for (UserId member : members) {
      accepted(join().join(member, room));
    }
    return room;
  }
}
