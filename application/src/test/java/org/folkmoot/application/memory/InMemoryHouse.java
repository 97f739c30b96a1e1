package org.folkmoot.application.memory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.folkmoot.application.account.ChangePassword;
import org.folkmoot.application.account.ChangeProfile;
import org.folkmoot.application.account.CheckSignIn;
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
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.block.BlockPerson;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.invite.AcceptInvite;
import org.folkmoot.application.invite.CreateInvite;
import org.folkmoot.application.invite.PreviewInvite;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.message.ReadHistory;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CloseDirect;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.OpenDirect;
import org.folkmoot.application.room.OpenGeneral;
import org.folkmoot.application.room.ReviewModeration;
import org.folkmoot.application.session.Greeting;
import org.folkmoot.application.sidebar.ArrangeSidebar;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.task.Work;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
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

  public final TestTime time;
  public final InMemoryStore store = new InMemoryStore();
  public final RoomLog log;
  public final InMemoryHistory history = new InMemoryHistory(store);
  public final InMemoryRooms rooms = new InMemoryRooms(store);
  public final InMemoryUsers users = new InMemoryUsers(store);
  public final InMemorySignIns signIns = new InMemorySignIns(store);
  public final Live live;
  public final OpenSignIn openSignIn;
  public final CheckSignIn checkSignIn;
  public final PostMessage post;
  public final ChangeInRoom changeInRoom;
  public final InMemoryDirects directs = new InMemoryDirects(store);
  public final InMemoryInvites invites = new InMemoryInvites(store);
  public final InMemoryBlocks blocks = new InMemoryBlocks(store);
  private final InMemorySidebars arrangements = new InMemorySidebars(store);
  public final InMemoryLastSeen sightings = new InMemoryLastSeen(store);
  private final Limits limits;
  private final InProcessPresence presence = new InProcessPresence();
  private final ServerKey refreshKey = ServerKey.derived("a secret for tests", "refresh");

  public InMemoryHouse(TestTime time, Executor executor) {
    this(time, executor, log -> log);
  }

  public InMemoryHouse(TestTime time, Executor executor, UnaryOperator<RoomLog> troubled) {
    this(time, executor, troubled, Limits.NONE);
  }

  public InMemoryHouse(
      TestTime time, Executor executor, UnaryOperator<RoomLog> troubled, Limits limits) {
    this.time = time;
    this.limits = limits;
    this.log = troubled.apply(new InMemoryRoomLog(store));
    this.live =
        new LivePorts(
                history,
                rooms,
                new InProcessDoorbell(),
                presence,
                sightings,
                new Unread(),
                new Work(time, time, executor),
                new Greeting(whoAmI()::me, () -> "", "test", 20_000, Map.of(), List::of),
                () -> UUID.randomUUID().toString())
            .live();
    this.openSignIn = new OpenSignIn(signIns, refreshKey, time, UUID::randomUUID);
    this.checkSignIn = new CheckSignIn(signIns, time::nanos);
    this.post =
        new PostMessage(
            List.of(
                new PostingLane(
                    new PostBatchStore(log, store, live, time),
                    executor,
                    executor,
                    time,
                    Measures.NONE)),
            limits.perSender());
    this.changeInRoom = new ChangeInRoom(log, store, live, time);
    new OpenGeneral(log, store, time).open();
  }

  /** Nobody reads what nobody is told. */
  private static final class Unread implements Frames {
    private static final Frame NOTHING = () -> new byte[0];

    @Override
    public Frame of(Change said) {
      return NOTHING;
    }

    @Override
    public Frame of(ServerMessage said) {
      return NOTHING;
    }

    @Override
    public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
      return NOTHING;
    }

    @Override
    public int form() {
      return 0;
    }

    @Override
    public Frame received(byte[] json) {
      return NOTHING;
    }
  }

  // --- accounts ---

  public Register register() {
    return new Register(
        users,
        new InMemoryPasswords(),
        openSignIn,
        log,
        changeInRoom,
        UUID::randomUUID,
        limits.registrations());
  }

  public LogIn logIn() {
    return new LogIn(users, new InMemoryPasswords(), openSignIn, store, limits.signIns());
  }

  public RefreshSignIn refresh() {
    return new RefreshSignIn(signIns, users, refreshKey, logOut(), store, time);
  }

  public LogOut logOut() {
    return new LogOut(signIns, checkSignIn, store, time, live);
  }

  /** With all that this version knows. */
  public UserPreferences preferences() {
    ClusterLevel level =
        new ClusterLevel(new InMemoryReplicas(), time, new UUID(0, 1), Feature.LEVEL);
    level.beat();
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
        time,
        limits.signIns().perAccount());
  }

  public OwnSignIns ownSignIns() {
    return new OwnSignIns(signIns, logOut());
  }

  public WsTickets tickets() {
    return new WsTickets(
        new InMemoryTickets(store),
        ServerKey.derived("a secret for tests", "tickets"),
        time,
        UUID::randomUUID);
  }

  public UserDirectory whoAmI() {
    return new UserDirectory(users, presence, sightings);
  }

  // --- rooms and messages ---

  public CreateRoom create() {
    return new CreateRoom(log, rooms, store, live, time, UUID::randomUUID);
  }

  public JoinRoom join() {
    return new JoinRoom(changeInRoom, log, rooms);
  }

  public ChangeRoom changeRoom() {
    return new ChangeRoom(act(), log, rooms);
  }

  public ApplyRetention clearRooms() {
    return new ApplyRetention(new InMemoryRetention(store), store, changeInRoom, time);
  }

  public LeaveRoom leave() {
    return new LeaveRoom(changeInRoom, log);
  }

  public Moderate moderate() {
    return new Moderate(changeInRoom, log, users, blocks, history, presence);
  }

  public ReviewModeration review() {
    return new ReviewModeration(act(), new InMemoryModerationLog(store));
  }

  public OpenDirect openDirect() {
    return new OpenDirect(
        new OpenDirect.Stores(log, rooms, directs, users, blocks),
        store,
        live,
        time,
        UUID::randomUUID);
  }

  public CloseDirect closeDirect() {
    return new CloseDirect(directs, rooms, store, live);
  }

  public ActInRoom act() {
    return new ActInRoom(changeInRoom, log, users);
  }

  public CreateInvite createInvite() {
    return new CreateInvite(act(), invites, UUID::randomUUID, UUID::randomUUID);
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

  public BlockPerson block() {
    return new BlockPerson(blocks, users, live, time);
  }

  public LookAtRooms look() {
    return new LookAtRooms(rooms, presence);
  }

  public SetNotifications hearRoom() {
    return new SetNotifications(arrangements, rooms, store, live);
  }

  public ArrangeSidebar arrangeRooms() {
    return new ArrangeSidebar(arrangements, store, live);
  }

  public MarkRead markRead() {
    return new MarkRead(rooms, live);
  }

  public EditMessage edit() {
    return new EditMessage(change(), log);
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
