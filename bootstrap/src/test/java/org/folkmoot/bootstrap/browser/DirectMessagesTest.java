package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectMessagesTest {
  private static final int SEEN_WITHIN_MILLIS = 30_000;

  @TempDir static Path home;

  private static Server server;
  private static Playwright playwright;
  private static Person ada;
  private static Person bo;

  @BeforeAll
  static void twoPeopleRegister() throws Exception {
    PlaywrightAssertions.setDefaultAssertionTimeout(SEEN_WITHIN_MILLIS);
    server = Server.start(home);
    String address = "http://127.0.0.1:" + server.port();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    ada = Person.at(address, playwright);
    bo = Person.at(address, playwright);
    ada.register("ada", "Ada Lovelace");
    bo.register("bo.diaz", "Bo Diaz");
  }

  @AfterAll
  static void everybodyLeaves() throws Exception {
    for (AutoCloseable one : new AutoCloseable[] {ada, bo, playwright, server}) {
      if (one != null) {
        one.close();
      }
    }
  }

  @Test
  void aConversationIsBegunByKeysSeenByTheOtherAndPutAwayInAllTabs() {
    writeToBo();
    assertThat(ada.find(".room-bar h1")).containsText("Bo Diaz");
    assertThat(ada.find(".room-bar .room-topic")).hasText("@bo.diaz · online");
    assertThat(bo.find("fm-direct-list .direct-item")).hasCount(0);
    ada.say("Have you a moment?");
    Locator item = bo.find("fm-direct-list .direct-item", "Ada Lovelace");
    assertThat(item.locator(".badge")).containsText("1");
    assertThat(item.locator(".presence.online")).hasCount(1);
    item.locator("a").click();
    assertThat(bo.messages("Have you a moment?")).hasCount(1);
    bo.say("For you, always");
    assertThat(ada.messages("For you, always")).hasCount(1);

    Page second = ada.tab("/r/general");
    Locator there = second.locator("fm-direct-list .direct-item");
    assertThat(there).hasCount(1);
    ada.find(".direct-item").hover();
    ada.find(".direct-close").click();
    assertThat(ada.find(".room-bar h1")).containsText("general");
    assertThat(ada.find(".direct-item")).hasCount(0);
    assertThat(there).hasCount(0);
    ada.page().reload();
    assertThat(ada.composer()).isVisible();
    assertThat(ada.find(".direct-item")).hasCount(0);

    bo.say("One more thing");
    assertThat(ada.find(".direct-item .badge")).containsText("1");
    assertThat(there).hasCount(1);
    Assertions.assertThat(ada.complaints()).isEmpty();
    Assertions.assertThat(bo.complaints()).isEmpty();
    second.close();
  }

  @Test
  void notesToOneselfAndTheDialogAreUsedByKeys() {
    ada.page().navigate(ada.page().url().replaceFirst("/r/.*", "/"));
    Locator open = ada.find(".new-message");
    open.focus();
    Keyboard keys = ada.page().keyboard();
    keys.press("Enter");
    Locator input = ada.find("fm-new-message input");
    assertThat(input).isFocused();
    keys.press("Escape");
    assertThat(ada.find("fm-new-message")).hasCount(0);
    assertThat(open).isFocused();

    keys.press("Enter");
    input.pressSequentially("bo");
    assertThat(ada.find("[role=option][aria-selected=true]")).containsText("@bo.diaz");
    keys.press("Enter");
    assertThat(ada.find(".chip")).hasText(Pattern.compile("Bo Diaz"));
    input.pressSequentially("bo");
    assertThat(ada.find("fm-new-message .hint")).hasText("Nobody else is called that.");
    keys.press("Enter");
    assertThat(ada.find("fm-new-message .chip")).hasCount(1);
    input.fill("");
    keys.press("Backspace");
    assertThat(ada.find(".chip")).hasCount(0);
    keys.press("Enter");
    assertThat(ada.find(".room-bar h1")).containsText("Notes to myself");
    ada.say("milk, bread");
    assertThat(ada.messages("milk, bread")).hasCount(1);
  }

  private static void writeToBo() {
    ada.find(".new-message").click();
    Locator input = ada.find("fm-new-message input");
    input.pressSequentially("bo");
    assertThat(ada.find("[role=option][aria-selected=true]")).containsText("Bo Diaz");
    input.press("Enter");
    assertThat(ada.find(".open-direct")).hasText("Write to Bo Diaz");
    input.press("Enter");
    assertThat(ada.find("fm-new-message")).hasCount(0);
  }
}
