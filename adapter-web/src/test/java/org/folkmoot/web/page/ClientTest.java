package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class ClientTest {
  private static final Client CLIENT = new ClientFactory().client();
  private static final PageController CONTROLLER = new PageController(CLIENT);
  private static final Map<String, String> SMALL =
      Map.of(
          "client/index.html", "<a href={{base}}/a.css>{{importmap}}{{modulepreload}}",
          "client/a.css", "a {}",
          "client/app.js",
              "/** @import { T } from \"./types.js\" */\nimport { b } from \"./b/b.js\";",
          "client/b/b.js", "export * from \"../c.js\";\nexport { x } from \"x/y.js\";",
          "client/c.js", "export const from = 1;",
          "META-INF/resources/_static/x/1/y.js", "import\"./z.js\";export{a}from\"x\";",
          "META-INF/resources/_static/x/1/z.js", "",
          "META-INF/resources/_static/x/1/i.js", "");

  @Test
  void pageCarriesAStrictPolicy() {
    HttpResponse<byte[]> page = CONTROLLER.page(HttpRequest.GET("/"));
    String policy = page.getHeaders().get("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains("style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.getHeaders().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.getHeaders().get("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.getHeaders().get("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void policyAllowsTheImportMapAndNoOtherInlineScript() throws Exception {
    String page = text(CONTROLLER.page(HttpRequest.GET("/")));
    Matcher scripts = Pattern.compile("<script([^>]*)>([^<]*)</script>").matcher(page);
    int inline = 0;
    while (scripts.find()) {
      if (!scripts.group(1).contains("src=")) {
        inline++;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(scripts.group(2).getBytes(UTF_8));
        assertThat(CLIENT.securityPolicy())
            .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
      }
    }
    assertThat(inline).isEqualTo(1);
    assertThat(page).doesNotContain("style=", "onclick=", "{{");
  }

  @Test
  void everythingThatThePageNamesIsServedForEver() {
    String page = text(CONTROLLER.page(HttpRequest.GET("/r/general")));
    Matcher addresses = Pattern.compile("\"/assets/([^\"]+)\"").matcher(page);
    int count = 0;
    while (addresses.find()) {
      HttpResponse<byte[]> file = CONTROLLER.asset(addresses.group(1), HttpRequest.GET("/"));
      assertThat(file.getStatus().getCode()).as(addresses.group(1)).isEqualTo(200);
      assertThat(file.getHeaders().get("Cache-Control")).contains("immutable", "max-age=31536000");
      assertThat(file.getHeaders().get("Content-Type")).isNotBlank();
      count++;
    }
    assertThat(count).isGreaterThan(30);
    assertThat(page).contains("modulepreload", "_static/lit-html/", "/view/app.js");
  }

  @Test
  void whatIsNoPartOfTheClientIsNotFound() {
    for (String path :
        List.of(
            CLIENT.hash() + "/nothing.js",
            CLIENT.hash() + "/index.html",
            CLIENT.hash() + "/../application.yml",
            CLIENT.hash() + "/net/../app.js",
            "0123/app.js",
            "app.js")) {
      assertThat((Object) CONTROLLER.asset(path, HttpRequest.GET("/")).getStatus())
          .as(path)
          .isEqualTo(HttpStatus.NOT_FOUND);
    }
  }

  @Test
  void aBrowserThatHasThePageIsSentNothing() {
    HttpResponse<byte[]> again =
        CONTROLLER.page(HttpRequest.GET("/").header("If-None-Match", CLIENT.pageTag()));
    assertThat((Object) again.getStatus()).isEqualTo(HttpStatus.NOT_MODIFIED);
  }

  @Test
  void filesGoOutCompressedToThoseWhoCanUnpackThem() throws IOException {
    String path = CLIENT.hash() + "/app.js";
    HttpResponse<byte[]> packed =
        CONTROLLER.asset(path, HttpRequest.GET("/").header("Accept-Encoding", "br, gzip"));
    assertThat(packed.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(unpacked).isEqualTo(CONTROLLER.asset(path, HttpRequest.GET("/")).body());
  }

  @Test
  void importsAreFollowedButNotThoseOfTypes() {
    Client small = small(SMALL);
    assertThat(List.of("app.js", "b/b.js", "c.js", "a.css", "_static/x/1/y.js", "_static/x/1/z.js"))
        .allSatisfy(path -> assertThat(small.asset(small.hash() + "/" + path)).isPresent());
    assertThat(new String(small.page().plain(), UTF_8))
        .contains("\"x\":\"/assets/" + small.hash() + "/_static/x/1/i.js\"")
        .contains("\"x/y.js\":");
  }

  @Test
  void hashChangesWithAnyFile() {
    for (String changed : SMALL.keySet()) {
      Map<String, String> files = new HashMap<>(SMALL);
      files.merge(changed, " ", String::concat);
      assertThat(small(files).hash()).as(changed).isNotEqualTo(small(SMALL).hash());
    }
    assertThat(small(SMALL).hash()).isEqualTo(small(SMALL).hash());
  }

  @Test
  void aMissingModuleEndsTheStart() {
    Map<String, String> files = new HashMap<>(SMALL);
    files.remove("client/c.js");
    assertThatThrownBy(() -> small(files)).hasMessageContaining("c.js");
  }

  private static Client small(Map<String, String> files) {
    ClientFolder folder =
        new ClientFolder(
            name -> {
              String text = files.get(name);
              return text == null ? null : text.getBytes(UTF_8);
            });
    return Client.read(
        folder, new ImportMap(Map.of("x", "/_static/x/1/i.js", "x/", "/_static/x/1/")));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }
}
