package org.folkmoot.ws.socket;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.ws.channel.LoopRegistry;
import org.folkmoot.ws.channel.SocketChannel;

/** All sockets of this replica, and how many of them one user may have. */
@Singleton
final class Sockets {
  /** A few browsers on a few machines; whoever has more has lost count of them. */
  static final int PER_USER_MAX = 10;

  private final Live live;
  private final Timers timers;
  private final SocketTimes times;
  private final LoopRegistry loops;
  private final Map<ClientSession, Socket> sockets = new ConcurrentHashMap<>();

  Sockets(Live live, Timers timers, SocketTimes times) {
    this.live = live;
    this.timers = timers;
    this.times = times;
    this.loops = new LoopRegistry(timers::nanos, times.tickNanos());
  }

  SocketChannel line(HttpRequest<?> upgrade, SocketChannel.Listener listener) {
    return loops.line(upgrade, listener);
  }

  /** Lets a socket in, unless its user has too many; a dead one makes room first. */
  // One at a time: of two that come at once only one is the tenth.
  synchronized Optional<ClientSession> admit(UserId user, SignInId signIn, Socket socket) {
    if (live.sessions().of(user).size() >= PER_USER_MAX) {
      dead(user).ifPresent(Socket::bury);
    }
    if (live.sessions().of(user).size() >= PER_USER_MAX) {
      return Optional.empty();
    }
    ClientSession session = live.sessions().open(user, signIn, socket);
    sockets.put(session, socket);
    return Optional.of(session);
  }

  /** Whether this replica takes nobody any more. */
  boolean areLeaving() {
    return live.sessions().isLeaving();
  }

  // Pinged each heartbeat, a peer that lives is never silent for longer than that and a bit.
  private Optional<Socket> dead(UserId user) {
    long now = timers.nanos();
    long silenceMax = times.heartbeat().toNanos() * 3 / 2;
    return live.sessions().of(user).stream()
        .map(sockets::get)
        .filter(Objects::nonNull)
        .filter(socket -> socket.silentNanos(now) > silenceMax)
        .max(Comparator.comparingLong(socket -> socket.silentNanos(now)));
  }

  void forget(ClientSession session) {
    sockets.remove(session);
    session.close();
  }
}
