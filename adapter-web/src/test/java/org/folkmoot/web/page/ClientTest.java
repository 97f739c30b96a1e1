package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.folkmoot.application.account.FirstAccount;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClientTest {
  private static final ClassLoader LOADER = ClientTest.class.getClassLoader();
  private static final Client MODULES = client(ClientFolder.MODULES);
  private static final Client CLIENT = new ClientFactory().client();
  private static final FirstAccount NOBODY_YET =
      new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run).firstAccount();
  private static final PageController CONTROLLER = new PageController(CLIENT, NOBODY_YET);
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          entry("client/index.html", "<a href={{base}}/a.css>{{importmap}}{{modulepreload}}"),
          entry("client/a.css", "@import \"b.css\";"),
          entry("client/b.css", "b {}"),
          entry(
              "client/app.js",
              "/** @import { T } from \"./types.js\" */\nimport { b } from \"./b/b.js\";"
                  + "\n/** {import(\"./types.js\").T} */\nawait import(\"./later.js\");"),
          entry("client/later.js", "import \"./c.js\"; () => import(\"./last.js\")"),
          entry("client/last.js", ""),
          entry("client/b/b.js", "export * from \"../c.js\";\nexport { x } from \"x/y.js\";"),
          entry("client/c.js", "export const from = 1;"),
          entry("META-INF/resources/_static/x/1/y.js", "import\"./z.js\";export{a}from\"x\";"),
          entry("META-INF/resources/_static/x/1/z.js", ""),
          entry("META-INF/resources/_static/x/1/i.js", ""));

  @Test
  void pageCarriesAStrictPolicy() {
    HttpResponse<byte[]> page = sent(CLIENT, CLIENT.door());
    String policy = page.getHeaders().get("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains("style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.getHeaders().get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.getHeaders().get("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(page.getHeaders().get("Cache-Control")).isEqualTo("no-cache");
  }

  private static List<Client> clients() {
    return List.of(MODULES, CLIENT);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void policyAllowsTheImportMapAndNoOtherInlineScript(Client client) throws Exception {
    String page = text(sent(client, client.door()));
    Matcher scripts = Pattern.compile("<script([^>]*)>([^<]*)</script>").matcher(page);
    int inline = 0;
    while (scripts.find()) {
      if (!scripts.group(1).contains("src=")) {
        inline++;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(scripts.group(2).getBytes(UTF_8));
        assertThat(client.securityPolicy())
            .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
      }
    }
    assertThat(inline).isEqualTo(1);
    assertThat(page).doesNotContain("style=", "onclick=", "{{");
  }

  @ParameterizedTest
  @MethodSource("clients")
  void everythingThatThePageNamesIsServedForEver(Client client) {
    PageController controller = new PageController(client, NOBODY_YET);
    String page = text(sent(client, client.signedIn()));
    for (String address : addressesIn(page)) {
      HttpResponse<byte[]> file = controller.asset(address, HttpRequest.GET("/"));
      assertThat(file.getStatus().getCode()).as(address).isEqualTo(200);
      assertThat(file.getHeaders().get("Cache-Control")).contains("immutable", "max-age=31536000");
      assertThat(file.getHeaders().get("Content-Type")).isNotBlank();
    }
    assertThat(addressesIn(page)).hasSizeGreaterThan(3);
    assertThat(page).contains("modulepreload", "/app.js");
  }

  @Test
  void modulesAreServedWhereThereIsNoBundle() {
    String page = text(sent(MODULES, MODULES.signedIn()));
    assertThat(page).contains("_static/lit-html/", "/view/app.js", "/view/shell.js");
    assertThat(MODULES.asset(MODULES.hash() + "/style/theme.css")).isPresent();
    assertThat(MODULES.asset(MODULES.hash() + "/view/account/account.js")).isPresent();
  }

  /** Each is a journey for somebody far away. */
  @Test
  void theBundleIsAFewFiles() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    if (linux && System.getProperty("os.arch").equals("amd64")) {
      assertThat(CLIENT.hash()).isNotEqualTo(MODULES.hash());
      assertThat(addressesIn(text(sent(CLIENT, CLIENT.door())))).hasSizeBetween(3, 4);
      assertThat(addressesIn(text(sent(CLIENT, CLIENT.signedIn())))).hasSizeBetween(5, 6);
    } else {
      assertThat(CLIENT.hash()).isEqualTo(MODULES.hash());
    }
  }

  @ParameterizedTest
  @MethodSource("clients")
  void aBrowserWithoutACookieIsShownTheDoor(Client client) {
    String door = text(sent(client, client.door()));
    String inside = text(sent(client, client.signedIn()));
    assertThat(door).contains("<fm-app door>");
    assertThat(inside).contains("<fm-app>");
    assertThat(text(sent(client, client.firstDoor()))).contains("<fm-app door first>");
    assertThat(addressesIn(inside)).hasSizeGreaterThan(addressesIn(door).size());
    assertThat(sent(client, client.signedIn()).getHeaders().getAll("Vary")).contains("Cookie");
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
    HttpRequest<?> request = HttpRequest.GET("/").header("If-None-Match", CLIENT.door().tag());
    assertThat((Object) CONTROLLER.page(CLIENT.door(), request).getStatus())
        .isEqualTo(HttpStatus.NOT_MODIFIED);
    assertThat((Object) CONTROLLER.page(CLIENT.signedIn(), request).getStatus())
        .isEqualTo(HttpStatus.OK);
  }

  @ParameterizedTest
  @MethodSource("clients")
  void filesGoOutCompressedToThoseWhoCanUnpackThem(Client client) throws IOException {
    PageController controller = new PageController(client, NOBODY_YET);
    String path = client.hash() + "/app.js";
    HttpResponse<byte[]> packed =
        controller.asset(path, HttpRequest.GET("/").header("Accept-Encoding", "gzip"));
    assertThat(packed.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    HttpResponse<byte[]> plain = controller.asset(path, HttpRequest.GET("/"));
    assertThat(unpacked).isEqualTo(plain.body());
    assertThat(plain.getHeaders().get("Content-Encoding")).isNull();
  }

  @Test
  void whatWasPackedAtTheBuildIsSentAsItIs() {
    Map<String, byte[]> files = new HashMap<>();
    SMALL.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    files.put("client/app.js.br", new byte[] {1});
    Asset asset = read(files).asset(read(files).hash() + "/app.js").orElseThrow();
    assertThat(asset.encodingFor(List.of("gzip, br"))).isEqualTo("br");
    assertThat(asset.encoded("br")).containsExactly(1);
    assertThat(asset.encodingFor(List.of("gzip"))).isEqualTo("gzip");
  }

  @Test
  void importsAreFollowedButNotThoseOfTypes() {
    Client small = small(SMALL);
    assertThat(
            List.of(
                "app.js",
                "b/b.js",
                "c.js",
                "later.js",
                "last.js",
                "a.css",
                "b.css",
                "_static/x/1/y.js",
                "_static/x/1/z.js"))
        .allSatisfy(path -> assertThat(small.asset(small.hash() + "/" + path)).isPresent());
    assertThat(new String(small.door().asset().plain(), UTF_8))
        .contains("\"x\":\"/assets/" + small.hash() + "/_static/x/1/i.js\"")
        .contains("\"x/y.js\":")
        .contains("/c.js\">")
        .doesNotContain("later.js", "last.js");
    assertThat(new String(small.signedIn().asset().plain(), UTF_8))
        .contains("/later.js\">")
        .doesNotContain("last.js");
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

  private static Client client(String root) {
    return Client.read(
        ClientFolder.onClassPath(LOADER, root), ImportMap.of(ClientFolder.importMaps(LOADER)));
  }

  private static Client small(Map<String, String> texts) {
    Map<String, byte[]> files = new HashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
    return read(files);
  }

  private static Client read(Map<String, byte[]> files) {
    return Client.read(
        new ClientFolder(ClientFolder.MODULES, files::get),
        new ImportMap(Map.of("x", "/_static/x/1/i.js", "x/", "/_static/x/1/")));
  }

  private static HttpResponse<byte[]> sent(Client client, Client.Page page) {
    return new PageController(client, NOBODY_YET).page(page, HttpRequest.GET("/"));
  }

  private static List<String> addressesIn(String page) {
    return Pattern.compile("\"/assets/([^\"]+)\"")
        .matcher(page)
        .results()
        .map(address -> address.group(1))
        .distinct()
        .toList();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }
}
