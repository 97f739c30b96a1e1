package org.folkmoot.application.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryDatabaseCheck;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryPresence;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.memory.InMemoryUsers;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** A few replicas in one thread, whose people hear what is said to them as it is. */
final class Gathering {
  static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  static final RoomId HALL = Room.GENERAL;

  final TestTime time = new TestTime(NOON);
  final InMemoryStore store = new InMemoryStore();
  final List<Replica> replicas = new ArrayList<>();
  Runnable whileLooking = () -> {};
  final List<UserId> people = new ArrayList<>();

  /** What blocks is done here. */
  Executor worker = Runnable::run;

  boolean ringsAreLost;
  private final InMemoryPresence.Board board = new InMemoryPresence.Board(time::nanos);

  Gathering() {
    replicas.add(new Replica("one", new NextDoor(0)));
    replicas.add(new Replica("two", new NextDoor(1)));
  }

  /** Somebody new, who has been here for an hour, with a sign-in of the same number. */
  UserId person(int number, String name) {
    UserId id = new UserId(new UUID(1, number));
    people.add(id);
    Instant before = NOON.minusSeconds(3_600);
    new InMemoryUsers(store)
        .add(
            new User(
                id,
                new Username(name),
                new DisplayName(name),
                null,
                null,
                null,
                false,
                false,
                before),
            "");
    new InMemorySignIns(store)
        .add(new SignIn(signIn(id), id, before, before, 1, before, null, "test"));
    return id;
  }

  static SignInId signIn(UserId user) {
    return new SignInId(new UUID(2, user.value().getLeastSignificantBits()));
  }

  void joinHall(UserId user) {
    join(0, user, HALL);
  }

  void join(int replica, UserId user, RoomId room) {
    var _ = replicas.get(replica).house.join().join(user, room);
  }

  /** A room that anybody may join; on the first replica. */
  RoomId room(UserId creator, String name) {
    return replicas.getFirst().house.room(creator, name, Visibility.PUBLIC);
  }

  /** On the first replica. */
  void read(UserId user, String name, long upTo) {
    var _ =
        replicas
            .getFirst()
            .house
            .markRead()
            .mark(user, new Username(name), HALL, new Seq(upTo), false);
  }

  void leaveHall(UserId user) {
    var _ = replicas.getFirst().house.leave().leave(user, HALL);
  }

  /** What bootstrap does on each replica, as long as this. */
  void keepHouse(Duration span) {
    for (int second = 1; second <= span.toSeconds(); second++) {
      time.pass(Duration.ofSeconds(1));
      for (Replica replica : replicas) {
        look(replica);
        if (second % 5 == 0) {
          replica.live.presence().poll();
        }
        if (second % 10 == 0) {
          replica.live.presence().renew();
        }
      }
    }
  }

  private static void look(Replica replica) {
    try {
      replica.reconciler.look();
    } catch (Unavailable away) {
      // the next look may find the database again
    }
  }

  Socket open(int replica, UserId user) {
    return new Socket(replicas.get(replica).live, user);
  }

  final class Replica {
    final InMemoryHouse house;
    final Live live;
    final CheckSignIn checkSignIn;
    final Reconciler reconciler;

    Replica(String name, Doorbell doorbell) {
      house =
          new InMemoryHouse(
              new HousePlan(time, task -> worker.execute(task))
                  .over(store)
                  .others(doorbell, new InMemoryPresence(board, name))
                  .frames(new Spoken()));
      live = house.live;
      checkSignIn = house.checkSignIn;
      reconciler = house.reconciler(this::glance);
    }

    private DatabaseCheck.Differences glance(DatabaseCheck.Believed believed) {
      DatabaseCheck.Differences differences = new InMemoryDatabaseCheck(store).at(believed);
      whileLooking.run();
      return differences;
    }
  }

  /** Rings at all other replicas at once. */
  final class NextDoor implements Doorbell {
    private final int own;

    NextDoor(int own) {
      this.own = own;
    }

    @Override
    public void ring(Ring ring) {
      for (int i = 0; i < replicas.size(); i++) {
        if (i != own && !ringsAreLost) {
          replicas.get(i).live.hear(ring);
        }
      }
    }

    @Override
    public void attend(RoomId room) {}

    @Override
    public void ignore(RoomId room) {}

    @Override
    public void attend(UserId user) {}

    @Override
    public void ignore(UserId user) {}
  }

  private record Said(Object said) implements Frame {
    @Override
    public byte[] json() {
      throw new IllegalStateException("nobody reads bytes here");
    }

    @Override
    public int bytes() {
      return 1;
    }
  }

  private static final class Spoken implements Frames {
    @Override
    public Frame of(Change change) {
      return new Said(change);
    }

    @Override
    public Frame of(ServerMessage message) {
      return new Said(message);
    }

    @Override
    public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
      return of(
          new ServerMessage.Catchup(
              room.toString(),
              changes.stream().map(change -> (Change) ((Said) change).said()).toList(),
              null,
              head.value(),
              false,
              false,
              epoch.value()));
    }

    @Override
    public int form() {
      return 0;
    }

    @Override
    public Frame received(byte[] json) {
      throw new IllegalStateException("nothing comes as bytes here");
    }
  }

  /** One connection of somebody's, on a thread of its own. */
  static final class Socket implements SocketPort, SocketPort.Sink {
    final ClientSession session;
    Optional<Closing> ended = Optional.empty();
    int wakes;
    boolean writable = true;
    private final List<Object> heard = new ArrayList<>();
    private final Executor thread = this::run;
    private boolean losing;

    Socket(Live live, UserId user) {
      session = live.sessions().open(user, signIn(user), this);
    }

    /** Says hello and hears what there is. */
    Socket greeted(Map<RoomId, Seq> cursors) {
      session.hello(cursors, null);
      heard();
      return this;
    }

    List<Object> heard() {
      // What one drain asks for is there for the next.
      for (int i = 0; i < 3; i++) {
        session.drain(this);
      }
      List<Object> all = List.copyOf(heard);
      heard.clear();
      return all;
    }

    /** What its thread is handed meanwhile is never done. */
    void losing(Runnable meanwhile) {
      losing = true;
      meanwhile.run();
      losing = false;
    }

    private void run(Runnable task) {
      if (!losing) {
        task.run();
      }
    }

    @Override
    public Executor thread() {
      return thread;
    }

    @Override
    public void wake() {
      wakes++;
    }

    @Override
    public void close(Closing why) {
      ended = ended.or(() -> Optional.of(why));
      session.close();
    }

    @Override
    public boolean isWritable() {
      return writable;
    }

    @Override
    public void write(Frame frame) {
      heard.add(((Said) frame).said());
    }
  }
}
