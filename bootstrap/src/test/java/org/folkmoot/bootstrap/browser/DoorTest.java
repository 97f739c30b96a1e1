package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door, with real keys. */
class DoorTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person stranger = MEETING.somebody();
  private final Page page = stranger.page();
  private final Locator username = page.locator("[name=username]");
  private final Locator password = page.locator("[name=password]");

  @Test
  void theConsoleStaysEmptyForWhoIsSignedOut() {
    List<String> console = new CopyOnWriteArrayList<>();
    List<String> calls = new CopyOnWriteArrayList<>();
    page.onConsoleMessage(message -> console.add(message.type() + " " + message.text()));
    page.onPageError(console::add);
    page.onResponse(
        answer -> {
          if (answer.url().contains("/api/")) {
            calls.add(answer.status() + " " + answer.url().replaceFirst(".*/api/", ""));
          }
        });
    page.navigate(MEETING.address() + "/");
    assertThat(username).isVisible();
    Assertions.assertThat(calls).isEmpty();
    Assertions.assertThat(console).isEmpty();
  }

  @Test
  void theDoorSpeaksAsTheBrowserDoesUntilAnotherLanguageIsChosen() {
    page.addInitScript("Object.defineProperty(navigator, 'languages', { value: ['de-AT', 'en'] })");
    page.navigate(MEETING.address() + "/register");
    assertThat(page.locator("h1")).hasText("Leg dein Konto an");
    username.fill("german");
    password.fill("kurz");
    page.keyboard().press("Enter");
    assertThat(page.locator("#hint-password")).hasText("Mindestens 10 Zeichen");
    password.fill("ein langes Passwort");
    page.keyboard().press("Enter");
    assertThat(stranger.composer()).hasAttribute("placeholder", "Nachricht an general");
    page.getByTitle("Dein Konto").click();
    page.locator("[name=language]").selectOption("en");
    assertThat(page.locator("#account-title")).hasText("Your account");
    assertThat(stranger.composer()).hasAttribute("placeholder", "Message general");
    page.reload();
    assertThat(stranger.composer()).hasAttribute("placeholder", "Message general");
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    Assertions.assertThat(stranger.complaints()).isEmpty();
  }

  @Test
  void theSecondEnterIsNotSwallowedAfterAnEmptyFirstOne() {
    MEETING.ada();
    List<String> logins = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/auth/login")) {
            logins.add(request.url());
          }
        });
    page.navigate(MEETING.address() + "/login");
    assertThat(username).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#hint-username")).hasText("Please fill this in");
    assertThat(page.locator("#hint-password")).hasText("Please fill this in");
    assertThat(username).isFocused();
    page.keyboard().type("ada");
    page.keyboard().press("Enter");
    assertThat(password).isFocused();
    assertThat(page.locator("#hint-username")).hasText("");
    Assertions.assertThat(logins).isEmpty();
    page.keyboard().type("not the password");
    page.keyboard().press("Enter");
    assertThat(page.locator(".problem")).containsText("password");
    password.fill("correct horse battery");
    page.keyboard().press("Enter");
    assertThat(stranger.composer()).isVisible();
    Assertions.assertThat(logins).hasSize(2);
  }

  @Test
  void theRuleOfUsernamesIsSaidBeforeItIsBrokenAndKeptBeforeItIsSent() {
    List<String> calls = new ArrayList<>();
    page.onRequest(
        request -> {
          if (request.url().endsWith("/api/auth/register")) {
            calls.add(request.url());
          }
        });
    page.navigate(MEETING.address() + "/register");
    assertThat(page.locator("#hint-username")).containsText("3 to 32 letters");
    username.focus();
    page.keyboard().type("a b");
    page.keyboard().press("Enter");
    assertThat(page.locator("#hint-username.wrong")).containsText("3 to 32 letters");
    assertThat(username).isFocused();
    username.fill("grace");
    password.focus();
    page.keyboard().type("short");
    page.keyboard().press("Enter");
    assertThat(page.locator("#hint-password.wrong")).hasText("At least 10 characters");
    assertThat(password).isFocused();
    Assertions.assertThat(calls).isEmpty();
    page.keyboard().type(" but then longer");
    page.keyboard().press("Enter");
    assertThat(stranger.composer()).isVisible();
    Assertions.assertThat(calls).hasSize(1);
  }
}
