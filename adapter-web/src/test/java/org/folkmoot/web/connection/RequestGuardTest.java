package org.folkmoot.web.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.caller.TrustedProxies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard between Netty's codec and whoever answers, in a time that stands still. */
@SuppressWarnings("FutureReturnValueIgnored") // an embedded channel is closed at once
class RequestGuardTest {
  private static final InetAddress PEER = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.0.0.1");

  private final ByteBudget budget = new ByteBudget(100_000, 60_000);
  private final ByteBudget answers = new ByteBudget(10_000, 6_000);
  private final ConnectionLimit limit = new ConnectionLimit(2);

  private EmbeddedChannel connection() {
    return connection(PEER);
  }

  private EmbeddedChannel connection(InetAddress peer) {
    EmbeddedChannel channel = new EmbeddedChannel(new HttpServerCodec());
    channel.freezeTime();
    Visitors visitors = new Visitors(channel, peer, new TrustedProxies(List.of("10.0.0.1")), limit);
    String codec = channel.pipeline().context(HttpServerCodec.class).name();
    RequestGuard.into(channel.pipeline(), codec, visitors, budget, answers);
    if (!visitors.open()) {
      channel.close();
    }
    return channel;
  }

  private static void send(EmbeddedChannel channel, String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, ISO_8859_1));
  }

  private static void pass(EmbeddedChannel channel, long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  private static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: moot.example\r\n" + headers + "\r\n";
  }

  private static String heard(EmbeddedChannel channel) {
    StringBuilder all = new StringBuilder();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      all.append(next.toString(ISO_8859_1));
      next.release();
    }
    return all.toString();
  }

  private static void answer(EmbeddedChannel channel) {
    channel.writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
  }

  private static FullHttpRequest whole(EmbeddedChannel channel) {
    Object next = channel.readInbound();
    assertThat(next).isInstanceOf(FullHttpRequest.class);
    return (FullHttpRequest) next;
  }

  private static void release(EmbeddedChannel channel) {
    for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
      ReferenceCountUtil.release(next);
    }
  }

  @Test
  void aBodyIsHandedOnWhenAllOfItIsThereAndItsBytesAreGivenBackWithTheAnswer() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Content-Length: 2000\r\n") + "x".repeat(1_999));
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(budget.takenBytes()).isBetween(1_999L, 4_000L);

    send(channel, "x");
    FullHttpRequest request = whole(channel);
    assertThat(request.content().readableBytes()).isEqualTo(2_000);
    assertThat(request.content().hasArray()).as("direct memory is for reading alone").isTrue();
    request.release();
    assertThat(budget.takenBytes()).isNotZero();
    answer(channel);
    assertThat(budget.takenBytes()).isZero();
    assertThat(budget.callers()).isZero();
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void aChunkedBodyIsHandedOnWithItsLength() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Transfer-Encoding: chunked\r\n"));
    send(channel, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    FullHttpRequest request = whole(channel);
    assertThat(request.content().toString(ISO_8859_1)).isEqualTo("abcde");
    assertThat(request.headers().get("content-length")).isEqualTo("5");
    assertThat(request.headers().contains("transfer-encoding")).isFalse();
    request.release();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/login", "/api/rooms"})
  void aBodyThatSaysItIsTooLargeIsRefusedBeforeItComes(String path) {
    EmbeddedChannel channel = connection();
    int bytes = BodyLimits.bytesMax(path) + 1;
    send(channel, post(path, "Content-Length: " + bytes + "\r\n"));
    assertThat(heard(channel))
        .startsWith("HTTP/1.1 413 ")
        .contains("application/problem+json", "\"code\":\"too_large\"");
    assertThat(channel.isActive()).as("when it has been said, it ends").isFalse();
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(budget.takenBytes()).isZero();
  }

  @Test
  void aChunkedBodyIsCounted() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/auth/login", "Transfer-Encoding: chunked\r\n"));
    send(channel, "2000\r\n" + "x".repeat(0x2000) + "\r\n");
    assertThat(heard(channel)).isEmpty();
    send(channel, "1\r\nx\r\n");
    assertThat(heard(channel)).startsWith("HTTP/1.1 413 ");
    assertThat(budget.takenBytes()).isZero();
    pass(channel, 3);
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void bodiesInFlightHaveOneBudgetAndNobodyTakesAllOfIt() {
    EmbeddedChannel first = connection();
    send(first, post("/api/rooms", "Content-Length: 50000\r\n") + "x".repeat(49_000));
    EmbeddedChannel second = connection();
    send(second, post("/api/rooms", "Content-Length: 50000\r\n") + "x".repeat(49_000));
    assertThat(heard(second))
        .startsWith("HTTP/1.1 503 ")
        .containsIgnoringCase("retry-after: 1")
        .contains("\"code\":\"unavailable\"");

    EmbeddedChannel other = connection(InetAddress.ofLiteral("192.0.2.9"));
    send(other, post("/api/rooms", "Content-Length: 30000\r\n") + "x".repeat(30_000));
    whole(other).release();

    EmbeddedChannel last = connection(InetAddress.ofLiteral("192.0.2.8"));
    send(last, post("/api/rooms", "Content-Length: 30000\r\n") + "x".repeat(30_000));
    assertThat(heard(last)).as("the budget of all").startsWith("HTTP/1.1 503 ");

    first.close();
    other.close();
    assertThat(budget.takenBytes()).isZero();
    assertThat(budget.callers()).isZero();
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Content-Length: 50000\r\n") + "x".repeat(49_000));
    pass(channel, 9);
    assertThat(heard(channel)).isEmpty();
    pass(channel, 2);
    assertThat(heard(channel)).startsWith("HTTP/1.1 408 ").contains("problem+json");
    assertThat(budget.takenBytes()).isZero();
    pass(channel, 3);
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void aByteNowAndThenHoldsNoPlaceForEver() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Content-Length: 50000\r\n"));
    int seconds = 0;
    while (channel.isActive() && seconds < 60) {
      send(channel, "x");
      pass(channel, 3);
      seconds += 3;
    }
    assertThat(seconds).isLessThanOrEqualTo(15);
    assertThat(heard(channel)).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void aSlowLineThatGoesOnIsWaitedFor() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Content-Length: 40000\r\n"));
    for (int i = 0; i < 8; i++) {
      pass(channel, 4);
      send(channel, "x".repeat(5_000));
    }
    whole(channel).release();
  }

  @Test
  void aHeadThatDoesNotEndIsGivenUp() {
    EmbeddedChannel silent = connection();
    pass(silent, 9);
    assertThat(silent.isActive()).isTrue();
    pass(silent, 2);
    assertThat(silent.isActive()).isFalse();

    EmbeddedChannel slow = connection();
    for (int i = 0; i < 4; i++) {
      send(slow, i == 0 ? "GET / HTTP/1.1\r\n" : "X-" + i + ": x\r\n");
      pass(slow, 3);
    }
    assertThat(slow.isActive()).isFalse();
  }

  @Test
  void aConnectionThatWaitsForItsNextRequestIsLeftAlone() {
    EmbeddedChannel channel = connection();
    send(channel, "GET / HTTP/1.1\r\nHost: moot.example\r\n\r\n");
    release(channel);
    answer(channel);
    pass(channel, 60);
    assertThat(channel.isActive()).isTrue();
    send(channel, "GET /");
    pass(channel, 11);
    assertThat(channel.isActive()).as("but its next head has no longer than the first").isFalse();
  }

  @Test
  void whoMaySendItsBodyIsToldToGoOnAndWhoMayNotIsNot() {
    EmbeddedChannel channel = connection();
    send(channel, post("/api/rooms", "Expect: 100-continue\r\nContent-Length: 2\r\n"));
    assertThat(heard(channel)).startsWith("HTTP/1.1 100 ");
    send(channel, "{}");
    FullHttpRequest request = whole(channel);
    assertThat(request.headers().contains("expect")).isFalse();
    request.release();
    answer(channel);
    assertThat(heard(channel)).startsWith("HTTP/1.1 204 ");

    send(channel, post("/api/rooms", "Expect: 100-continue\r\nContent-Length: 1000000\r\n"));
    assertThat(heard(channel)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void aRefusalWaitsForTheAnswersBeforeIt() {
    EmbeddedChannel channel = connection();
    send(channel, "GET / HTTP/1.1\r\nHost: moot.example\r\n\r\nGET /% HTTP/1.1\r\nHost: a\r\n\r\n");
    assertThat(heard(channel)).isEmpty();
    release(channel);
    answer(channel);
    assertThat(heard(channel)).startsWith("HTTP/1.1 204 ").contains("HTTP/1.1 400 ");
  }

  @Test
  void compressedBodiesAreRefused() {
    EmbeddedChannel named = connection();
    send(named, post("/api/rooms", "Content-Encoding: gzip\r\nContent-Length: 20\r\n"));
    assertThat(heard(named)).startsWith("HTTP/1.1 415 ").contains("\"code\":\"unsupported_type\"");
    EmbeddedChannel coded = connection();
    send(coded, post("/api/rooms", "Transfer-Encoding: gzip, chunked\r\n"));
    assertThat(heard(coded)).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void connectionsOfOneAddressAreCounted() {
    EmbeddedChannel first = connection();
    connection();
    assertThat(connection().isActive()).isFalse();
    assertThat(connection(InetAddress.ofLiteral("192.0.2.9")).isActive()).isTrue();
    first.close();
    assertThat(connection().isActive()).isTrue();
  }

  @Test
  void behindAProxyRequestsUnderWayAndSocketsAreCountedForEachCaller() {
    EmbeddedChannel[] proxied = {connection(PROXY), connection(PROXY), connection(PROXY)};
    for (EmbeddedChannel channel : proxied) {
      send(channel, get("198.51.100.7"));
    }
    assertThat(heard(proxied[2]))
        .startsWith("HTTP/1.1 429 ")
        .contains("\"code\":\"rate_limited\"")
        .containsIgnoringCase("retry-after: ");
    assertThat(limit.openBy(ClientAddress.of(PROXY))).isZero();

    answer(proxied[0]);
    send(proxied[0], get("198.51.100.7"));
    proxied[0].writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
    assertThat(proxied[0].pipeline().names())
        .as("a socket's frames pass no guard")
        .doesNotContain("request-guard", "first-bytes");
    answer(proxied[1]);
    ClientAddress caller = ClientAddress.of(InetAddress.ofLiteral("198.51.100.7"));
    assertThat(limit.openBy(caller)).as("the socket's").isOne();
    proxied[0].close();
    assertThat(limit.openBy(caller)).isZero();
  }

  private static String get(String caller) {
    return "GET / HTTP/1.1\r\nHost: moot.example\r\nX-Forwarded-For: " + caller + "\r\n\r\n";
  }

  @Test
  void anAddressThatNamesItsHostIsTakenApart() {
    EmbeddedChannel channel = connection();
    send(channel, "GET http://moot.example:80/r/tea?a=b HTTP/1.1\r\nHost: other.example\r\n\r\n");
    HttpRequest request = channel.readInbound();
    assertThat(request.uri()).isEqualTo("/r/tea?a=b");
    assertThat(request.headers().getAll("host")).containsExactly("moot.example:80");
    release(channel);
  }

  @Test
  void whoeverTakesNoAnswersHoldsOnlySoMuch() {
    EmbeddedChannel channel = connection();
    send(channel, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    DefaultFullHttpResponse large =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.buffer().writeZero(7_000));

    assertThatThrownBy(() -> channel.writeOutbound(large))
        .isInstanceOf(ClosedChannelException.class);

    assertThat(channel.isOpen()).isFalse();
    assertThat(large.refCnt()).isZero();
    assertThat(answers.takenBytes()).isZero();
  }

  @Test
  void whatWasTakenOfAnAnswerIsHeldNoMore() {
    EmbeddedChannel channel = connection();
    send(channel, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

    answer(channel);

    assertThat(channel.isOpen()).isTrue();
    assertThat(answers.callers()).isZero();
  }
}
