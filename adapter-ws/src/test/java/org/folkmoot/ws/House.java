package org.folkmoot.ws;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** A server with people in it. */
final class House implements AutoCloseable {
  private final EmbeddedServer server;
  private final Leaks leaks = new Leaks();

  private House(EmbeddedServer server) {
    this.server = server;
  }

  static House open(String... settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("micronaut.server.port", -1);
    // Micronaut switches it off, whatever Netty's own property says.
    all.put("netty.resource-leak-detector-level", "PARANOID");
    for (int i = 0; i < settings.length; i += 2) {
      all.put(settings[i], settings[i + 1]);
    }
    return new House(ApplicationContext.run(EmbeddedServer.class, all, "test"));
  }

  /** Somebody with an account, signed in. */
  record Person(UserId id, SignedIn signedIn) {
    String username() {
      return signedIn.user().username().value();
    }

    String credential() {
      return id + ":" + signedIn.signIn() + ":" + username();
    }

    String bearer() {
      return "Authorization: Bearer " + credential();
    }

    String cookie() {
      return "Cookie: " + TestFetcher.COOKIE + "=" + credential();
    }
  }

  Person person(String name) {
    SignedIn signedIn =
        get(Register.class)
            .register(
                new Register.Application(
                    new Username(name), new Password("a good password"), null, null, "test"),
                new ClientAddress("192.0.2.1"))
            .orThrow(refusal -> new IllegalStateException(refusal.detail()));
    return new Person(signedIn.user().id(), signedIn);
  }

  RoomView room(Person creator, String name, Person... members) {
    RoomView room =
        get(CreateRoom.class)
            .create(creator.id(), new RoomName(name), new Description(""), Visibility.PUBLIC)
            .orThrow(refusal -> new IllegalStateException(refusal.detail()));
    for (Person member : members) {
      get(JoinRoom.class)
          .join(member.id(), id(room))
          .orThrow(refusal -> new IllegalStateException(refusal.detail()));
    }
    return room;
  }

  /** Posts past all sockets, and waits until it is stored. */
  void post(Person sender, RoomView room, String clientId) {
    get(PostMessage.class)
        .post(
            new PostRequest(
                id(room),
                sender.id(),
                new ClientId(clientId),
                "Hello",
                null,
                get(SkewedTimers.class).nanos()))
        .toCompletableFuture()
        .join();
  }

  String ticket(Person person) {
    return get(WsTickets.class).issue(person.id(), person.signedIn().signIn()).ticket();
  }

  static RoomId id(RoomView room) {
    return new RoomId(UUID.fromString(room.id()));
  }

  Live live() {
    return get(Live.class);
  }

  <T> T get(Class<T> bean) {
    return server.getApplicationContext().getBean(bean);
  }

  int port() {
    return server.getPort();
  }

  /** The server's end of a socket. */
  Channel channel(RawSocket socket) {
    return get(Connections.class).from(socket.localPort());
  }

  /** How many bytes wait in this process for one socket. */
  static long pending(Channel channel) {
    ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
    return waiting == null ? 0 : waiting.totalPendingWriteBytes();
  }

  /** A socket that is open, before hello. */
  RawSocket connect(Person person) throws IOException {
    return RawSocket.open(port(), "/ws", person.bearer());
  }

  /** A socket that has been told its rooms. */
  RawSocket greeted(Person person) throws IOException {
    RawSocket socket = connect(person);
    socket.say("{\"type\":\"hello\",\"cursors\":{}}");
    socket.hear("ready");
    return socket;
  }

  @Override
  public void close() {
    server.close();
    leaks.expectNone();
  }
}
