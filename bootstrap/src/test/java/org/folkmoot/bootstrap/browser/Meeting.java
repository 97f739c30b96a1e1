package org.folkmoot.bootstrap.browser;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server of its own, and people who come to it, each with a browser. */
final class Meeting implements AutoCloseable {
  private static final int SEEN_WITHIN_MILLIS = 30_000;

  private final Server server;
  private final Playwright playwright;
  private final List<Person> people = new ArrayList<>();

  private Meeting(Server server) {
    this.server = server;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Meeting in(Path home) throws IOException {
    PlaywrightAssertions.setDefaultAssertionTimeout(SEEN_WITHIN_MILLIS);
    return new Meeting(Server.start(home));
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

  Person somebodyAt(String address) {
    Person person = Person.at(address, playwright);
    people.add(person);
    return person;
  }

  Person ada() {
    return registered(somebody(), "ada", "Ada Lovelace");
  }

  Person bo() {
    return registered(somebody(), "bo.diaz", "Bo Diaz");
  }

  static Person registered(Person person, String username, String displayName) {
    person.register(username, displayName);
    return person;
  }

  @Override
  public void close() {
    people.forEach(Person::close);
    playwright.close();
    server.close();
  }
}
