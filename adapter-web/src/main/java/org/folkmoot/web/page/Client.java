package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The browser client, ready to be served: its page, its files, and the policy that binds them. */
final class Client {
  static final String ASSETS = "/assets";

  static final String ENTRY = "app.js";

  private static final String TEMPLATE = "index.html";
  private static final Pattern MENTIONED = Pattern.compile("\\{\\{base}}/([A-Za-z0-9/._-]+)");
  private static final Pattern SHEET = Pattern.compile("@import \"([A-Za-z0-9._-]+)\"");

  /** Where the client isn't bundled its sheet names fonts of a package, which no browser finds. */
  private static final Pattern FONT = Pattern.compile("url\\(\"?([^\"()@]+\\.woff2)\"?\\)");

  /** Who speaks which language the browser knows: it fetches the one file that is wanted. */
  private static final Pattern LANGUAGE =
      Pattern.compile("(?:translations/)?[a-z]{2}(?:-\\w+)?\\.js");

  /** Those at the door need the first modules, and those inside what these import as well. */
  private static final int STEPS_INSIDE = 2;

  // So many bits of a hash that two builds won't meet.
  private static final int HASH_CHARS = 20;

  private final String hash;
  private final Page door;
  private final Page firstDoor;
  private final Page signedIn;
  private final String securityPolicy;
  private final Map<String, Asset> assets;

  private Client(
      String hash,
      Page door,
      Page firstDoor,
      Page signedIn,
      String importMap,
      Map<String, Asset> assets) {
    this.hash = hash;
    this.door = door;
    this.firstDoor = firstDoor;
    this.signedIn = signedIn;
    this.securityPolicy = securityPolicy(importMap);
    this.assets = Map.copyOf(assets);
  }

  static Client read(ClientFolder folder, ImportMap importMap) {
    ModuleGraph modules = ModuleGraph.from(ENTRY, folder, importMap);
    String template = new String(folder.read(TEMPLATE), UTF_8);
    SortedMap<String, byte[]> files = new TreeMap<>(modules.files());
    MENTIONED
        .matcher(template)
        .results()
        .map(mention -> mention.group(1))
        .forEach(path -> addWithSheets(path, folder, files));

    String hash = hashOf(files, template);
    String base = ASSETS + "/" + hash;
    String imports = ImportMap.json(modules.bareNames(), base);
    BiFunction<Integer, String, Page> page =
        (steps, door) ->
            Page.of(
                filled(
                    template,
                    Map.of(
                        "base",
                        base,
                        "importmap",
                        imports,
                        "modulepreload",
                        preloads(modules, steps, base),
                        "door",
                        door)));
    Map<String, Asset> assets =
        files.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, file -> Asset.of(file.getKey(), file.getValue(), folder)));
    return new Client(
        hash,
        page.apply(1, " door"),
        page.apply(1, " door first"),
        page.apply(STEPS_INSIDE, ""),
        imports,
        assets);
  }

  /** A style sheet may import others that stand beside it, and name fonts. */
  private static void addWithSheets(
      String path, ClientFolder folder, SortedMap<String, byte[]> files) {
    byte[] bytes = folder.read(path);
    files.put(path, bytes);
    if (path.endsWith(".css")) {
      String sheet = new String(bytes, UTF_8);
      Stream.of(SHEET, FONT)
          .flatMap(named -> named.matcher(sheet).results())
          .map(named -> URI.create(path).resolve(named.group(1)).toString())
          .forEach(named -> addWithSheets(named, folder, files));
    }
  }

  private static String preloads(ModuleGraph modules, int steps, String base) {
    return modules.steps().stream()
        .limit(steps)
        .flatMap(List::stream)
        .filter(path -> !LANGUAGE.matcher(path).matches())
        .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
        .collect(Collectors.joining("\n  "));
  }

  /** The part of the addresses that changes with any of the files. */
  String hash() {
    return hash;
  }

  /** The page for somebody whom the server doesn't know: it shows the door, and asks nothing. */
  Page door() {
    return door;
  }

  /** The same where nobody has an account yet. */
  Page firstDoor() {
    return firstDoor;
  }

  /** The page for somebody who may be signed in. */
  Page signedIn() {
    return signedIn;
  }

  String securityPolicy() {
    return securityPolicy;
  }

  /** A file by its whole path below the assets' address; empty unless it is part of the client. */
  Optional<Asset> asset(String path) {
    String prefix = hash + "/";
    return path.startsWith(prefix)
        ? Optional.ofNullable(assets.get(path.substring(prefix.length())))
        : Optional.empty();
  }

  /** Nothing from anywhere else, and no script in the page but the import map. */
  private static String securityPolicy(String importMap) {
    String allowed = Base64.getEncoder().encodeToString(sha256(importMap.getBytes(UTF_8)));
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self' 'sha256-" + allowed + "'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'");
  }

  private static String filled(String template, Map<String, String> values) {
    return Pattern.compile("\\{\\{(\\w+)}}")
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(valueOf(place, values)));
  }

  private static String valueOf(MatchResult place, Map<String, String> values) {
    String value = values.get(place.group(1));
    if (value == null) {
      throw new IllegalStateException("The page asks for something unknown: " + place.group());
    }
    return value;
  }

  private static String hashOf(SortedMap<String, byte[]> files, String template) {
    MessageDigest digest = digest();
    digest.update(template.getBytes(UTF_8));
    files.forEach(
        (path, bytes) -> {
          digest.update((path + "\n" + bytes.length + "\n").getBytes(UTF_8));
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
  }

  /**
   * A page of the client's.
   *
   * @param tag what a browser that has it already asks by
   */
  record Page(Asset asset, String tag) {
    static Page of(String html) {
      byte[] bytes = html.getBytes(UTF_8);
      String hash = HexFormat.of().formatHex(sha256(bytes)).substring(0, HASH_CHARS);
      return new Page(Asset.of(TEMPLATE, bytes), '"' + hash + '"');
    }
  }

  private static byte[] sha256(byte[] bytes) {
    return digest().digest(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
