package org.folkmoot.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The browser client, ready to be served: its page, its files, and the policy that binds them. */
final class Client {
  static final String ASSETS = "/assets";

  private static final String TEMPLATE = "index.html";
  private static final String ENTRY = "app.js";
  private static final Pattern MENTIONED = Pattern.compile("\\{\\{base}}/([A-Za-z0-9/._-]+)");
  // So many bits of a hash that two builds won't meet.
  private static final int HASH_CHARS = 20;

  private final String hash;
  private final Asset page;
  private final String pageTag;
  private final String securityPolicy;
  private final Map<String, Asset> assets;

  private Client(String hash, Asset page, String importMap, Map<String, Asset> assets) {
    this.hash = hash;
    this.page = page;
    this.pageTag =
        '"' + HexFormat.of().formatHex(sha256(page.plain())).substring(0, HASH_CHARS) + '"';
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
        .forEach(path -> files.computeIfAbsent(path, folder::read));

    String hash = hashOf(files, template);
    String base = ASSETS + "/" + hash;
    String imports = ImportMap.json(modules.bareNames(), base);
    String preloads =
        modules.files().keySet().stream()
            .map(path -> "<link rel=\"modulepreload\" href=\"" + base + "/" + path + "\">")
            .collect(Collectors.joining("\n  "));
    String page =
        filled(template, Map.of("base", base, "importmap", imports, "modulepreload", preloads));
    Map<String, Asset> assets =
        files.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, file -> Asset.of(file.getKey(), file.getValue())));
    return new Client(hash, Asset.of(TEMPLATE, page.getBytes(UTF_8)), imports, assets);
  }

  /** The part of the addresses that changes with any of the files. */
  String hash() {
    return hash;
  }

  Asset page() {
    return page;
  }

  /** What a browser that has the page already asks by. */
  String pageTag() {
    return pageTag;
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
