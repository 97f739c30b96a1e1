package org.folkmoot.ws.upgrade;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.account.WsTickets;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.ws.channel.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Lets in whoever shows a header, a ticket, or a cookie on a page of ours; the first that is there.
 *
 * <p>It is the last of all filters and goes on on the connection's event loop, wherever the others
 * have gone before. Elsewhere Micronaut would change the pipeline while frames come in already, and
 * hand the first of them to what reads HTTP. Mostly it is there already and has nobody to ask: a
 * ticket, and a sign-in that isn't known, are asked for on a thread that may wait.
 */
@Filter("/ws")
public final class UpgradeFilter implements HttpServerFilter {
  /** Where the endpoint finds who it is. */
  public static final String PASSPORT = "folkmoot.passport";

  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;

  private final WsTickets tickets;
  private final CheckSignIn signIns;
  private final UserDirectory directory;
  private final OwnOrigins origins;
  private final TrustedProxies proxies;
  private final Scheduler virtual;

  UpgradeFilter(
      WsTickets tickets,
      CheckSignIn signIns,
      UserDirectory directory,
      OwnOrigins origins,
      TrustedProxies proxies,
      @Named(TaskExecutors.VIRTUAL) ExecutorService virtual) {
    this.tickets = tickets;
    this.signIns = signIns;
    this.directory = directory;
    this.origins = origins;
    this.proxies = proxies;
    this.virtual = Schedulers.fromExecutorService(virtual);
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public Publisher<MutableHttpResponse<?>> doFilter(
      HttpRequest<?> upgrade, ServerFilterChain chain) {
    Optional<Refused> fault = fault(upgrade);
    if (fault.isPresent()) {
      return Mono.just(fault.get().answer());
    }
    Optional<SocketIdentity> known =
        SocketChannel.isOnEventLoopOf(upgrade) ? known(upgrade) : Optional.empty();
    if (known.isPresent()) {
      return letIn(upgrade, known.get(), chain);
    }
    return Mono.fromCallable(() -> decide(upgrade))
        .subscribeOn(virtual)
        .publishOn(Schedulers.fromExecutor(SocketChannel.eventLoopOf(upgrade)))
        .flatMapMany(
            verdict ->
                switch (verdict) {
                  case Welcome(SocketIdentity identity) -> letIn(upgrade, identity, chain);
                  case Refused refused -> Mono.just(refused.answer());
                });
  }

  /** Why it is no upgrade that could become a socket; Micronaut would break on it. */
  private static Optional<Refused> fault(HttpRequest<?> upgrade) {
    HttpHeaders headers = upgrade.getHeaders();
    if (!"websocket".equalsIgnoreCase(headers.get(HttpHeaders.UPGRADE))
        || !VERSION.equals(headers.get(Refused.VERSION_HEADER))) {
      return Optional.of(Refused.NO_SOCKET);
    }
    List<String> keys = headers.getAll("Sec-WebSocket-Key");
    return upgrade.getMethod() == HttpMethod.GET && keys.size() == 1 && isKey(keys.getFirst())
        ? Optional.empty()
        : Optional.of(Refused.NO_HANDSHAKE);
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }

  private static Publisher<MutableHttpResponse<?>> letIn(
      HttpRequest<?> upgrade, SocketIdentity identity, ServerFilterChain chain) {
    upgrade.setAttribute(PASSPORT, identity);
    return Mono.from(chain.proceed(upgrade));
  }

  /** Who it is, if that takes no question to anybody. */
  private Optional<SocketIdentity> known(HttpRequest<?> upgrade) {
    return ticket(upgrade) == null && isFromOwnPage(upgrade)
        ? shown(upgrade).filter(identity -> signIns.isKnownGood(identity.signIn()))
        : Optional.empty();
  }

  private Verdict decide(HttpRequest<?> upgrade) {
    try {
      return decided(upgrade);
    } catch (Unavailable away) {
      return Refused.UNAVAILABLE;
    }
  }

  private Verdict decided(HttpRequest<?> upgrade) {
    String ticket = ticket(upgrade);
    Optional<SocketIdentity> passport = ticket == null ? shown(upgrade) : byTicket(ticket);
    if (ticket == null && passport.isPresent() && !isFromOwnPage(upgrade)) {
      return Refused.FOREIGN;
    }
    return passport
        .filter(one -> signIns.isGood(one.signIn()))
        .<Verdict>map(Welcome::new)
        .orElse(Refused.UNKNOWN);
  }

  private static Optional<SocketIdentity> shown(HttpRequest<?> upgrade) {
    return upgrade.getUserPrincipal(Authentication.class).flatMap(SocketIdentity::of);
  }

  private static @Nullable String ticket(HttpRequest<?> upgrade) {
    return hasHeader(upgrade) ? null : upgrade.getParameters().get("ticket");
  }

  private static boolean hasHeader(HttpRequest<?> upgrade) {
    return upgrade.getHeaders().contains(HttpHeaders.AUTHORIZATION);
  }

  // A browser sends a cookie by itself, but a header only for a page that may.
  private boolean isFromOwnPage(HttpRequest<?> upgrade) {
    return hasHeader(upgrade)
        || origins.isOwn(
            upgrade.getHeaders().getAll(HttpHeaders.ORIGIN),
            proxies.scheme(
                upgrade.getRemoteAddress().getAddress(),
                upgrade.getHeaders().getAll("X-Forwarded-Proto"),
                upgrade.isSecure()),
            proxies
                .word(
                    upgrade.getRemoteAddress().getAddress(),
                    upgrade.getHeaders().getAll("X-Forwarded-Host"))
                .orElseGet(() -> upgrade.getHeaders().get(HttpHeaders.HOST)));
  }

  private Optional<SocketIdentity> byTicket(String ticket) {
    return tickets
        .redeem(ticket)
        .flatMap(
            bearer ->
                directory
                    .username(bearer.user())
                    .map(name -> new SocketIdentity(bearer.user(), bearer.signIn(), name.value())));
  }

  private sealed interface Verdict {}

  private record Welcome(SocketIdentity passport) implements Verdict {}

  private enum Refused implements Verdict {
    UNKNOWN(HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in first."),
    FOREIGN(HttpStatus.FORBIDDEN, "forbidden", "This page is not one of this server's."),
    NO_SOCKET(
        HttpStatus.UPGRADE_REQUIRED,
        "upgrade_required",
        "Only a WebSocket of version 13 can be opened here."),
    NO_HANDSHAKE(HttpStatus.BAD_REQUEST, "invalid", "The handshake of this WebSocket is wrong."),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Try again in a moment.");

    private static final String VERSION_HEADER = "Sec-WebSocket-Version";

    private final HttpStatus status;
    private final String code;
    private final String detail;

    Refused(HttpStatus status, String code, String detail) {
      this.status = status;
      this.code = code;
      this.detail = detail;
    }

    MutableHttpResponse<?> answer() {
      String problem =
          """
          {"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s"}"""
              .formatted(status.getReason(), status.getCode(), detail, code);
      MutableHttpResponse<String> answer =
          HttpResponse.status(status)
              .contentType(MediaType.of("application/problem+json"))
              .header(HttpHeaders.CACHE_CONTROL, "no-store")
              .body(problem);
      return this == NO_SOCKET
          ? answer.header(VERSION_HEADER, VERSION).header(HttpHeaders.UPGRADE, "websocket")
          : answer;
    }
  }
}
