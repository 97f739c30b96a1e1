package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody with a browser of their own. */
final class Person implements AutoCloseable {
  private static final List<String> WELL_KNOWN =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          // What deploy/test has fetched.
          System.getProperty("user.home") + "/.cache/folkmoot/chromium/chromium");

  /** Says numbered messages over HTTP, as fast as the server lets it. */
  private static final String SAY_LINES =
      """
      async ([name, count]) => {
        const send = (path, body) => fetch(path, {
          method: "POST",
          headers: {"content-type": "application/json"},
          body: JSON.stringify(body),
        });
        const view = await (await fetch("/api/rooms/~" + name)).json();
        for (let at = 1; at <= count; ) {
          const path = `/api/rooms/${view.id}/messages`;
          const answer = await send(path, {clientId: "c" + at, body: "line " + at});
          if (answer.ok) at += 1;
          else await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }""";

  private final String address;
  private final Browser browser;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Person(String address, Browser browser) {
    this.address = address;
    this.browser = browser;
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    this.page = context.newPage();
    listenTo(page);
  }

  private void listenTo(Page page) {
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
  }

  /** Another tab of the same browser, signed in as the first one is. */
  Page tab(String path) {
    Page tab = page.context().newPage();
    listenTo(tab);
    tab.navigate(address + path);
    return tab;
  }

  static Person at(String address, Playwright playwright) {
    Path program = browserProgram();
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setExecutablePath(program);
    return new Person(address, playwright.chromium().launch(options));
  }

  void register(String username, String displayName) {
    page.navigate(address + "/register");
    page.locator("[name=username]").fill(username);
    page.locator("[name=displayName]").fill(displayName);
    page.locator("[name=password]").fill("correct horse battery");
    page.locator("button[type=submit]").click();
    assertThat(composer()).isVisible();
  }

  void signIn(String username, String password) {
    page.navigate(address + "/login");
    page.locator("[name=username]").fill(username);
    page.locator("[name=password]").fill(password);
    page.locator("button[type=submit]").click();
    assertThat(composer()).isVisible();
  }

  /** Opens a room by its name, and creates or joins it when that is offered. */
  void open(String room, String offer) {
    page.navigate(address + "/r/" + room);
    page.getByText(offer + " " + room, new Page.GetByTextOptions().setExact(true)).click();
    assertThat(composer()).isVisible();
  }

  void say(String text) {
    composer().fill(text);
    composer().press("Enter");
  }

  /** Says "line 1", "line 2" and so on. */
  void sayLines(String room, int count) {
    page.evaluate(SAY_LINES, new Object[] {room, count});
  }

  /** One of these lines. */
  Locator line(int number) {
    Pattern exactly = Pattern.compile("^\\s*line " + number + "\\s*$");
    Locator body = page.locator(".body", new Page.LocatorOptions().setHasText(exactly));
    return find("fm-message").filter(new Locator.FilterOptions().setHas(body));
  }

  Locator composer() {
    return page.locator("fm-composer textarea");
  }

  /** Stored messages that say this and nothing else. */
  Locator messages(String text) {
    return page.locator("fm-message")
        .filter(
            new Locator.FilterOptions()
                .setHas(page.locator(".body", new Page.LocatorOptions().setHasText(text))));
  }

  void use(Locator message, String tool) {
    message.hover();
    message.getByLabel(tool, new Locator.GetByLabelOptions().setExact(true)).click();
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  Locator find(String selector, String text) {
    return page.locator(selector, new Page.LocatorOptions().setHasText(text));
  }

  Page page() {
    return page;
  }

  /** Kept for whoever wants to look at it: by night and by day, on a phone and on a desk. */
  void shoot(String name) {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      for (int width : new int[] {390, 1280}) {
        page.setViewportSize(width, width == 390 ? 844 : 800);
        Path file = Path.of("target/browser", name + "-" + width + "-" + scheme + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
      }
    }
  }

  /** What the browser refused for the page's policy, and errors of scripts. */
  List<String> complaints() {
    return complaints.stream()
        .filter(text -> text.contains("Content Security Policy") || text.contains("Error: "))
        .filter(text -> !text.contains("net::ERR_") && !text.contains("WebSocket"))
        .toList();
  }

  @Override
  public void close() {
    browser.close();
  }

  private static Path browserProgram() {
    return Stream.concat(Stream.of(System.getenv("FOLKMOOT_TEST_BROWSER")), WELL_KNOWN.stream())
        .filter(Objects::nonNull)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "This test needs a Chromium: install one, set FOLKMOOT_TEST_BROWSER to it,"
                        + " or run deploy/test, which fetches one."));
  }
}
