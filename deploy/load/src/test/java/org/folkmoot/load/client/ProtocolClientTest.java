package org.folkmoot.load.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtocolClientTest {
  private static final String GARDEN = "{\"id\":\"garden\",\"head\":%d}";
  private static final String NO_CHANGES =
      "{\"type\":\"catchup\",\"room\":\"garden\",\"epoch\":\"e1\",\"head\":%d,\"changes\":[],"
          + "\"members\":\"listed\",\"more\":false,\"reset\":false}";

  private final PlayedServer server = new PlayedServer();
  private final Lines lines = new Lines(1);
  private final Calls calls = new Calls(server.address(), Runnable::run);
  private final Noted noted = new Noted();

  @AfterEach
  void close() {
    calls.close();
    lines.close();
    server.close();
  }

  private static final class Noted implements Witness {
    final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void gone(String room) {
      all.add("gone " + room);
    }

    @Override
    public void readAnew(String room, long from, List<ObservedChange> states) {
      all.add("read anew " + room + " from " + from + ": " + states.size());
    }

    @Override
    public void acked(Ask ask, Answer answer) {
      all.add("acked " + ask.body() + " as " + answer.seq() + " on " + answer.connection());
    }

    @Override
    public void refused(Ask ask, String code, String detail) {
      all.add("refused " + ask.body() + ": " + code);
    }

    @Override
    public void closed(int code) {
      all.add("closed " + code);
    }
  }

  private ProtocolClient client(Duration answerWithin) {
    ProtocolClient client =
        new ProtocolClient(
            lines,
            calls,
            new ClientSettings(server.address(), new Backoff(1, 1), answerWithin),
            new Account("ada", "a token"),
            "ada-1",
            new SplittableRandom(1),
            noted);
    client.wake();
    return client;
  }

  private ProtocolClient client() {
    return client(Duration.ofMinutes(1));
  }

  private static String ready(String rooms) {
    return "{\"type\":\"ready\",\"epoch\":\"e1\",\"heartbeatMs\":20000,\"rooms\":[" + rooms + "]}";
  }

  private static String message(long seq) {
    return """
        {"type":"message","room":"garden","seq":%d,
         "message":{"seq":%d,"changed":%d,"body":"rain","author":{"username":"bob"}}}"""
        .formatted(seq, seq, seq);
  }

  /** Lets it in, at five in the garden. */
  private PlayedServer.Visit greeted(ProtocolClient client) throws InterruptedException {
    PlayedServer.Visit visit = server.next();
    assertThat(visit.hears().path("cursors").size()).isZero();
    visit.says(ready(GARDEN.formatted(5)));
    await().until(client::isSettled);
    return visit;
  }

  @Test
  void itComesBackToWhereItWas() throws InterruptedException {
    ProtocolClient client = client();
    PlayedServer.Visit first = greeted(client);
    first.says(message(6));
    await().until(() -> client.cursor("garden") == 6);

    first.cuts();

    JsonNode hello = server.next().hears();
    assertThat(hello.path("cursors").path("garden").asLong()).isEqualTo(6);
    assertThat(hello.path("epoch").asText()).isEqualTo("e1");
  }

  @Test
  void itIsSettledOnlyWhenItHasCaughtUp() throws InterruptedException {
    ProtocolClient client = client();
    greeted(client);

    client.cut().syncUninterruptibly();

    assertThat(client.isReady()).isFalse();
    PlayedServer.Visit second = server.next();
    second.says(ready(GARDEN.formatted(7)));
    await().until(client::isReady);
    assertThat(client.isSettled()).isFalse();
    second.says(NO_CHANGES.formatted(6).replace("\"more\":false", "\"more\":true"));
    await().until(() -> client.cursor("garden") == 6);
    assertThat(client.isSettled()).isFalse();
    second.says(NO_CHANGES.formatted(7));
    await().until(client::isSettled);
    assertThat(client.cursor("garden")).isEqualTo(7);
  }

  @Test
  void whatIsNotAnsweredIsAskedForOnTheNextConnectionUnderTheSameName()
      throws InterruptedException {
    ProtocolClient client = client();
    PlayedServer.Visit first = greeted(client);
    client.asking().post("garden", "rain", 0);
    JsonNode post = first.hears();
    first.cuts();

    PlayedServer.Visit second = server.next();
    second.hears();
    second.says(ready(GARDEN.formatted(5)));

    assertThat(second.hears()).isEqualTo(post);
    assertThat(client.unanswered()).isOne();
    second.says(
        "{\"type\":\"ack\",\"ref\":\"%s\",\"seq\":6,\"duplicate\":true}"
            .formatted(post.path("ref").asText()));
    await().until(() -> client.unanswered() == 0);
    // It was asked for on two: neither is known to have taken it.
    assertThat(noted.all).contains("acked rain as 6 on 0");
  }

  @Test
  void anAnswerThatStaysOutIsAskedForAgain() throws InterruptedException {
    ProtocolClient client = client(Duration.ofMillis(20));
    PlayedServer.Visit visit = greeted(client);

    client.asking().post("garden", "rain", 0);

    assertThat(visit.hears()).isEqualTo(visit.hears());
  }

  @Test
  void aRefusalForNowIsNoAnswerAndOneForGoodIs() throws InterruptedException {
    ProtocolClient client = client();
    PlayedServer.Visit visit = greeted(client);
    client.asking().edit("garden", 5, "rain");
    JsonNode edit = visit.hears();
    String nack =
        "{\"type\":\"nack\",\"ref\":\"%s\",\"code\":\"%s\",\"retryAfterMs\":1}"
            .formatted(edit.path("ref").asText(), "%s");

    visit.says(nack.formatted("rate_limited"));
    assertThat(visit.hears()).isEqualTo(edit);
    visit.says(nack.formatted("forbidden"));

    await().until(() -> client.unanswered() == 0);
    assertThat(noted.all).containsExactly("refused rain: forbidden");
  }

  @Test
  void whatIsResetIsReadAnew() throws InterruptedException {
    server.answers("/api/rooms/garden/members", "{\"items\":[]}");
    ProtocolClient client = client();
    PlayedServer.Visit visit = greeted(client);

    visit.says(NO_CHANGES.formatted(900).replace("\"reset\":false", "\"reset\":true"));
    await().until(() -> !client.isSettled());
    assertThat(client.cursor("garden")).isNegative();
    // There is no answer before this: it asks until there is one.
    server.answers(
        "/api/rooms/garden/messages",
        "{\"hasBefore\":true,\"items\":[{\"seq\":900,\"changed\":900,\"body\":\"rain\"}]}");

    await().until(client::isSettled);
    assertThat(client.cursor("garden")).isEqualTo(900);
    assertThat(noted.all).contains("read anew garden from 900: 1");
  }

  @Test
  void aRoomThatIsNotListedAnyMoreIsGone() throws InterruptedException {
    ProtocolClient client = client();
    greeted(client).cuts();

    server.next().says(ready("{\"id\":\"kitchen\",\"head\":1}"));

    await().until(() -> client.rooms().equals(Set.of("kitchen")));
    assertThat(noted.all).contains("gone garden");
  }

  @Test
  void whoeverIsSentAwayAtTheDoorComesAgain() throws InterruptedException {
    server.refuses(2);

    greeted(client());

    assertThat(noted.all).containsExactly("closed 503", "closed 503");
  }

  @Test
  void asleepItStaysAwayUntilItIsWoken() throws InterruptedException {
    ProtocolClient client = client();
    greeted(client);

    client.sleep();
    await().until(() -> noted.all.contains("closed 1006"));
    // A hundred times as long as it waits before it comes back.
    await().pollDelay(Duration.ofMillis(100)).until(() -> server.visitors() == 1);
    client.wake();

    assertThat(server.next().hears().path("cursors").path("garden").asLong()).isEqualTo(5);
  }
}
