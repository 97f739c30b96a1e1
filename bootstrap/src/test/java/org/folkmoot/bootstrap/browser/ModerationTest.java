package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModerationTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

  @Test
  void whoIsMutedAndThenBannedSeesItAndSoDoesTheOther() {
    meetIn("court");
    assertThat(bo.find("fm-member-menu .menu-item"))
        .hasText(new String[] {"Write a message", "Block…"});
    chooseForBo("Mute for 1 hour");
    assertThat(bo.find(".composer-muted"))
        .hasText(Pattern.compile("You are muted here until .+\\."));
    assertThat(bo.composer()).hasCount(0);
    assertThat(ada.find(".member .muted-mark")).hasCount(1);
    ada.shoot("muted");
    bo.shoot("muted-self");

    bo.page().reload();
    assertThat(bo.find(".composer-muted")).isVisible();
    chooseForBo("Unmute");
    assertThat(bo.composer()).isVisible();
    assertThat(ada.find(".muted-mark")).hasCount(0);

    chooseForBo("Ban…");
    ada.find("fm-ban-somebody input[name=reason]").fill("shouting");
    ada.shoot("ban");
    ada.find("fm-ban-somebody button[type=submit]").click();
    assertThat(bo.find(".sent-away h1")).hasText("You are no longer in court");
    assertThat(bo.find(".sent-away")).containsText("banned you from it for ever");
    assertThat(ada.find(".system-line", "Ada Lovelace banned Bo Diaz")).isVisible();
    assertThat(ada.find(".member")).hasCount(1);
    assertThat(ada.find(".members h2 small")).hasText("1");
    bo.shoot("banned-self");

    ada.find(".show-bans").click();
    assertThat(ada.find("fm-bans li")).containsText("shouting");
    ada.shoot("bans");
    ada.find("fm-bans").getByLabel("Unban Bo Diaz").click();
    assertThat(ada.find("fm-bans li")).hasCount(0);
    ada.page().keyboard().press("Escape");

    ada.find(".show-log").click();
    Locator log = ada.find("fm-moderation-log li");
    assertThat(log.first()).containsText("Ada Lovelace lifted the ban of Bo Diaz");
    assertThat(log.nth(1)).containsText("Ada Lovelace banned Bo Diaz for ever");
    assertThat(log.nth(1)).containsText("shouting");
    ada.shoot("log");
    ada.page().keyboard().press("Escape");

    ada.find(".add-people").click();
    ada.find("fm-add-people input").fill("bo");
    ada.find("fm-add-people").getByLabel("Add Bo Diaz").click();
    assertThat(ada.find(".member")).hasCount(2);
    assertThat(bo.find(".room-bar h1")).containsText("court");
    Assertions.assertThat(ada.complaints()).isEmpty();
    Assertions.assertThat(bo.complaints()).isEmpty();
  }

  @Test
  void theMenuIsUsedByKeysAndClosesByThem() {
    meetIn("bench");
    Locator button = ada.find("fm-member-menu .member-more");
    button.focus();
    ada.page().keyboard().press("Enter");
    assertThat(ada.find("fm-member-menu .menu")).isVisible();
    assertThat(ada.find("fm-member-menu .menu [role=menuitem]:focus")).hasText("Write a message");
    ada.page().keyboard().press("Escape");
    assertThat(ada.find("fm-member-menu .menu")).isHidden();
    assertThat(button).isFocused();
    button.click();
    assertThat(ada.find("fm-member-menu .menu")).isVisible();
    button.click();
    assertThat(ada.find("fm-member-menu .menu")).isHidden();
    button.click();
    assertThat(ada.find("fm-member-menu .menu")).isVisible();
    ada.find(".room-bar h1").click();
    assertThat(ada.find("fm-member-menu .menu")).isHidden();

    ada.page().setViewportSize(390, 844);
    button.click();
    assertThat(ada.find("fm-member-menu .menu [role=menuitem]").last()).isInViewport();
    ada.page()
        .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser/menu-390.png")));
    ada.page().setViewportSize(1280, 800);
    assertThat(ada.find("fm-member-menu .menu")).isHidden();

    button.press("Enter");
    ada.page().keyboard().press("ArrowDown");
    ada.page().keyboard().press("ArrowDown");
    ada.page().keyboard().press("Enter");
    assertThat(bo.find(".system-line", "Ada Lovelace made Bo Diaz an admin")).isVisible();
    // An admin may add people and lift bans, but has nothing to say to an owner.
    assertThat(bo.find(".show-bans")).isVisible();
    assertThat(bo.find(".menu-item.danger")).hasCount(0);

    chooseForBo("Remove from the room");
    ada.find("dialog.confirm .danger").click();
    assertThat(bo.find(".sent-away")).containsText("removed you from it");
    assertThat(ada.find(".system-line", "Ada Lovelace removed Bo Diaz")).isVisible();
    bo.find(".sent-away .button").click();
    assertThat(bo.page().getByText("Join bench")).isVisible();
  }

  @Test
  void whoComesAndGoesIsNotTakenFromUnderAHand() {
    meetIn("bower");
    Locator here = ada.find(".member-group:text-matches('^Here') + ul .member");
    Locator menu = ada.find("fm-member-menu .menu");
    assertThat(here).hasCount(2);
    ada.find("fm-member-menu .member-more").press("Enter");
    bo.page().navigate("about:blank");
    assertThat(ada.find(".member.offline", "Bo Diaz")).isVisible();
    assertThat(menu).isVisible();
    assertThat(here).hasCount(2);
    ada.page().keyboard().press("Escape");
    assertThat(ada.find("fm-member-menu .member-more")).isFocused();
    ada.composer().click();
    assertThat(ada.find(".member-group").last()).containsText("Not here");
    assertThat(here).hasCount(1);
  }

  private void chooseForBo(String deed) {
    ada.find("fm-member-menu .member-more").click();
    ada.find("fm-member-menu .menu")
        .getByLabel(deed)
        .or(ada.find("fm-member-menu .menu-item", deed))
        .first()
        .click();
  }

  private void meetIn(String room) {
    ada.open(room, "Create");
    bo.open(room, "Join");
    assertThat(ada.find(".system-line", "Bo Diaz joined")).isVisible();
  }
}
