package org.folkmoot.web.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.folkmoot.application.account.FirstAccount;
import org.folkmoot.web.signin.SignedInHint;

/** The client's page at every address that people see, and its files. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
public class PageController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Client client;
  private final FirstAccount firstAccount;

  PageController(Client client, FirstAccount firstAccount) {
    this.client = client;
    this.firstAccount = firstAccount;
  }

  /** The same page for every room, since the client reads its address itself. */
  @Get(
      uris = {
        "/",
        "/login",
        "/register",
        "/r/{+room}",
        "/invite/{code}",
        "/settings",
        "/rooms",
        "/rooms/new",
        "/messages/new"
      },
      produces = MediaType.ALL)
  @ExecuteOn(TaskExecutors.VIRTUAL)
  public HttpResponse<byte[]> page(HttpRequest<?> request) {
    return page(SignedInHint.comes(request) ? client.signedIn() : door(), request);
  }

  private Client.Page door() {
    return firstAccount.isAwaited() ? client.firstDoor() : client.door();
  }

  HttpResponse<byte[]> page(Client.Page page, HttpRequest<?> request) {
    boolean has = page.tag().equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> response =
        has ? HttpResponse.notModified() : sent(page.asset(), request);
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.VARY, HttpHeaders.COOKIE)
        .header(HttpHeaders.ETAG, page.tag())
        .header("Content-Security-Policy", client.securityPolicy())
        .header("Referrer-Policy", "same-origin")
        .header("X-Content-Type-Options", "nosniff");
  }

  /** A file of this build; those of other builds are gone. */
  @Get(uri = Client.ASSETS + "/{+path}", produces = MediaType.ALL)
  public HttpResponse<byte[]> asset(String path, HttpRequest<?> request) {
    return client
        .asset(path)
        .map(asset -> sent(asset, request).header(HttpHeaders.CACHE_CONTROL, FOR_EVER))
        .orElseGet(
            () -> HttpResponse.<byte[]>notFound().header(HttpHeaders.CACHE_CONTROL, "no-store"))
        .header("X-Content-Type-Options", "nosniff");
  }

  private static MutableHttpResponse<byte[]> sent(Asset asset, HttpRequest<?> request) {
    String encoding = asset.encodingFor(request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING));
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(asset.encoded(encoding))
            .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return encoding.equals(Asset.IDENTITY)
        ? response
        : response.header(HttpHeaders.CONTENT_ENCODING, encoding);
  }
}
