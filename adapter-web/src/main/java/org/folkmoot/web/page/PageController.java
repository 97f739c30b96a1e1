package org.folkmoot.web.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** The client's page at every address that people see, and its files. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
public class PageController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Client client;

  PageController(Client client) {
    this.client = client;
  }

  /** The same page for every room, since the client reads its address itself. */
  @Get(
      uris = {"/", "/login", "/register", "/r/{+room}", "/invite/{code}"},
      produces = MediaType.ALL)
  public HttpResponse<byte[]> page(HttpRequest<?> request) {
    boolean known = client.pageTag().equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<byte[]> response =
        known ? HttpResponse.notModified() : sent(client.page(), request);
    return response
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(HttpHeaders.ETAG, client.pageTag())
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
    boolean packed = acceptsGzip(request);
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(packed ? asset.gzipped() : asset.plain())
            .header(HttpHeaders.CONTENT_TYPE, asset.mediaType())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return packed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  private static boolean acceptsGzip(HttpRequest<?> request) {
    return AcceptedEncodings.takeGzip(request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING));
  }
}
