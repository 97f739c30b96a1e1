package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How somebody arranges rooms for themselves, in two tabs. */
class OwnRoomsTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

  @Test
  void favouritesAndSectionsStandInAllTabsInTheirOrder() {
    ada.open("atelier", "Create");
    ada.open("bakery", "Create");
    ada.open("cellar", "Create");
    Page second = ada.tab("/r/general");
    choose("Make it a favourite");
    Locator titles = second.locator(".sidebar-title");
    assertThat(titles).hasText(new String[] {"Favourites", "Rooms", "Direct messages"});
    moveToNew("bakery", "Work");
    ada.find("fm-sidebar .room-link", "atelier").click();
    choose("Move to Work");
    assertThat(titles).hasText(new String[] {"Favourites", "Work", "Rooms", "Direct messages"});
    Locator rooms = second.locator(".sidebar-titled:has(fm-section-menu) + ul .room-link-name");
    assertThat(rooms).hasText(new String[] {"cellar", "bakery", "atelier"});
    choose("Move up");
    assertThat(rooms).hasText(new String[] {"cellar", "atelier", "bakery"});
    ada.shoot("sections");
    Locator work = ada.find(".sidebar-titled", "Work");
    work.hover();
    work.locator(".section-more").click();
    work.locator(".menu-item").getByText("Move up").click();
    assertThat(titles).hasText(new String[] {"Work", "Favourites", "Rooms", "Direct messages"});
    work.hover();
    work.locator(".section-more").click();
    work.locator(".menu-item").getByText("Remove the section").click();
    ada.find("dialog.confirm .danger").click();
    assertThat(titles).hasText(new String[] {"Favourites", "Rooms", "Direct messages"});
    ada.page().reload();
    assertThat(ada.find(".sidebar-title"))
        .hasText(new String[] {"Favourites", "Rooms", "Direct messages"});
    Assertions.assertThat(ada.complaints()).isEmpty();
    second.close();
  }

  @Test
  void aMutedRoomDoesNotCallAndOneThatIsHeardForMentionsCallsByThem() {
    meetIn("market");
    ada.find("fm-sidebar .room-link", "general").click();
    bo.say("fresh bread");
    Locator item = ada.find("fm-sidebar .room-link", "market");
    assertThat(item.locator(".badge")).containsText("1");
    ada.find(".read-all").click();
    assertThat(item.locator(".badge")).hasCount(0);
    item.click();
    choose("Only mentions of me");
    ada.find(".room-for-me").click();
    assertThat(ada.find("[aria-checked=true]")).hasText("Only mentions of me");
    ada.page()
        .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser/room-menu.png")));
    ada.page().keyboard().press("Escape");
    ada.find("fm-sidebar .room-link", "general").click();
    bo.say("cheese");
    bo.say("apples for @ada");
    assertThat(item.locator(".badge")).containsText("1");
    item.click();
    assertThat(ada.messages("apples for")).hasCount(1);
    choose("Mute this room for 1 hour");
    assertThat(item.locator(".hushed-mark")).hasCount(1);
    ada.find("fm-sidebar .room-link", "general").click();
    bo.say("@ada, eggs?");
    item.click();
    assertThat(ada.messages("eggs?")).hasCount(1);
    assertThat(item.locator(".badge")).hasCount(0);
    choose("Unmute");
    assertThat(item.locator(".hushed-mark")).hasCount(0);
  }

  @Test
  void whatIsSetInOneTabHoldsInTheOtherAndNothingIsLostThere() {
    meetIn("orchard");
    Page second = ada.tab("/r/orchard");
    Locator lines = second.locator("fm-message");
    assertThat(lines.getByText("Welcome to orchard")).hasCount(1);
    second.locator("fm-sidebar .room-link", named("general")).click();
    bo.say("pears");
    Locator item = second.locator("fm-sidebar .room-link", named("orchard"));
    assertThat(ada.messages("pears")).hasCount(1);
    choose("Mute this room for 1 hour");
    assertThat(item.locator(".hushed-mark")).hasCount(1);
    choose("Unmute");
    assertThat(item.locator(".hushed-mark")).hasCount(0);
    bo.say("plums");
    item.click();
    assertThat(lines.getByText("Welcome to orchard")).hasCount(1);
    assertThat(lines.getByText("pears")).hasCount(1);
    assertThat(lines.getByText("plums")).hasCount(1);
    Assertions.assertThat(ada.complaints()).isEmpty();
    second.close();
  }

  @Test
  void whatIsMarkedUnreadStaysSoUntilTheRoomIsOpenedAgain() {
    meetIn("nest");
    bo.say("first");
    bo.say("second");
    assertThat(ada.messages("second")).hasCount(1);
    // It was seen, and bo is shown that.
    assertThat(bo.find(".seen-by")).hasAttribute("title", "Read by Ada Lovelace");
    bo.shoot("seen-by");
    ada.use(ada.messages("first"), "Mark as unread from here");
    Locator item = ada.find("fm-sidebar .room-link", "nest");
    assertThat(item.locator(".badge")).containsText("2");
    assertThat(ada.find(".divider")).hasCount(1);
    bo.say("third");
    assertThat(item.locator(".badge")).containsText("3");
    ada.shoot("marked-unread");
    ada.find("fm-sidebar .room-link", "general").click();
    item.click();
    assertThat(item.locator(".badge")).hasCount(0);
  }

  private void meetIn(String room) {
    ada.open(room, "Create");
    bo.open(room, "Join");
    ada.say("Welcome to " + room);
    assertThat(bo.messages("Welcome to " + room)).hasCount(1);
  }

  private void moveToNew(String room, String section) {
    ada.find("fm-sidebar .room-link", room).click();
    choose("Move to a new section…");
    ada.find("dialog.confirm input").fill(section);
    ada.page().keyboard().press("Enter");
    assertThat(ada.find(".sidebar-title", section)).hasCount(1);
  }

  private static Page.LocatorOptions named(String room) {
    return new Page.LocatorOptions().setHasText(room);
  }

  private void choose(String what) {
    ada.find(".room-for-me").click();
    Locator menu = ada.find("fm-room-menu .menu");
    menu.getByLabel(what, new Locator.GetByLabelOptions().setExact(true))
        .or(menu.getByText(what, new Locator.GetByTextOptions().setExact(true)))
        .click();
  }
}
