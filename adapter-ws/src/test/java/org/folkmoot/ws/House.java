package org.folkmoot.ws;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.application.account.Register;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.view.RoomView;
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

  private House(EmbeddedServer server) {
    this.server = server;
  }

  static House open(String... settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("micronaut.server.port", -1);
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
                    new Username(name), new Password("a good password"), null, null, "test"))
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
          .join(member.id(), new RoomId(java.util.UUID.fromString(room.id())))
          .orThrow(refusal -> new IllegalStateException(refusal.detail()));
    }
    return room;
  }

  String ticket(Person person) {
    return get(WsTickets.class).issue(person.id(), person.signedIn().signIn()).ticket();
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
  }
}
