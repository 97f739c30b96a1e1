package org.folkmoot.bootstrap.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server of one test class's own, on an empty folder, and people who come to it, each with a
 * browser. As an extension it sends everybody home after the last test. Ada and Bo register when
 * they are first asked for, and are the same people for every test of the class.
 */
final class Meeting implements AfterAllCallback {
  // Up to 3 s for the first retry, then up to 4 more, and the rest for a busy machine.
  private static final int SEEN_WITHIN_MILLIS = 30_000;

  private final Path home;
  private final Server server;
  private final Playwright playwright;
  private final List<Person> people = new ArrayList<>();
  private final Map<String, Person> registered = new HashMap<>();

  Meeting() {
    this(Map.of());
  }

  /**
   * @param settings of the server, by the names of their environment variables
   */
  Meeting(Map<String, String> settings) {
    PlaywrightAssertions.setDefaultAssertionTimeout(SEEN_WITHIN_MILLIS);
    try {
      home = Files.createTempDirectory("folkmoot");
      server = Server.start(home, settings);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  int port() {
    return server.port();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  /** Somebody who hasn't signed in yet. */
  Person somebody() {
    return somebodyAt(address());
  }

  Person ada() {
    return adaAt(address());
  }

  Person bo() {
    return boAt(address());
  }

  /** Ada, who comes by this address. */
  Person adaAt(String address) {
    return registeredAt(address, "ada", "Ada Lovelace");
  }

  Person boAt(String address) {
    return registeredAt(address, "bo.diaz", "Bo Diaz");
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    people.forEach(Person::close);
    playwright.close();
    server.close();
    try (Stream<Path> left = Files.walk(home)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Person registeredAt(String address, String username, String displayName) {
    return registered.computeIfAbsent(
        username,
        name -> {
          Person person = somebodyAt(address);
          person.register(name, displayName);
          return person;
        });
  }

  private Person somebodyAt(String address) {
    Person person = Person.at(address, playwright);
    people.add(person);
    return person;
  }
}
