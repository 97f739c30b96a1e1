package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final String address = MEETING.address();
  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

  @Test
  void aLinkLeadsThroughRegistrationIntoThePrivateRoomAndIsUsedUpThen() {
    openPrivateRoom("den");
    String link = linkFor("1");
    assertThat(ada.find("fm-invite-people .qr")).isVisible();
    assertThat(ada.find("fm-invite-people li")).containsText("0 of 1 used");
    ada.find(".copy-link").click();
    assertThat(ada.find(".copy-link")).hasText("Copied");
    Assertions.assertThat(ada.page().evaluate("() => navigator.clipboard.readText()"))
        .isEqualTo(link);
    ada.page().keyboard().press("Escape");
    assertThat(ada.find(".invite-button")).isFocused();

    try (Person guest = MEETING.somebody()) {
      guest.page().navigate(link);
      assertThat(guest.find(".invitation h2")).hasText("den");
      assertThat(guest.find(".invitation")).containsText("Ada Lovelace invites you to");
      assertThat(guest.find(".invitation")).containsText("One person is in this room.");
      assertThat(guest.find("button[type=submit]")).hasText("Create account and join");
      guest.find("[name=username]").fill("cleo");
      guest.find("[name=password]").fill("correct horse battery");
      guest.find("button[type=submit]").click();
      assertThat(guest.find(".room-bar h1")).hasText("den");
      assertThat(ada.find(".system-line", "cleo joined")).isVisible();
      Assertions.assertThat(guest.complaints()).isEmpty();
    }

    bo.page().navigate(link);
    assertThat(bo.find("h1[role=alert]")).hasText("This invitation is used up or over");
    bo.page().navigate(address + "/invite/no-such-code");
    assertThat(bo.find("h1[role=alert]")).hasText("This invitation leads nowhere");
  }

  @Test
  void whoIsSignedInJoinsByAButtonUnlessTheLinkIsTakenBack() {
    openPrivateRoom("attic");
    String link = linkFor("0");
    bo.page().navigate(link);
    assertThat(bo.find(".splash h1")).hasText("attic");
    bo.find(".join-by-link").click();
    assertThat(bo.find(".room-bar h1")).hasText("attic");
    assertThat(bo.page()).hasURL(Pattern.compile(".*/r/.*"));
    // Whoever looks at the links sees that one was used.
    assertThat(ada.find("fm-invite-people li")).containsText("used once");
    // Members don't invite here, as the room is set.
    assertThat(bo.find(".invite-button")).hasCount(0);

    // In another tab, and this one sees it, too.
    Page second = ada.tab(URI.create(ada.page().url()).getPath());
    second.locator("fm-invite-people").getByLabel(Pattern.compile("Revoke the link by")).click();
    assertThat(second.locator("fm-invite-people .no-links")).isVisible();
    assertThat(ada.find("fm-invite-people .no-links")).isVisible();
    second.close();
    bo.page().navigate(link);
    assertThat(bo.find("h1[role=alert]")).hasText("This invitation is used up or over");

    ada.page().keyboard().press("Escape");
    ada.find(".room-settings").click();
    ada.find("select[name=whoMayInvite]").selectOption("members");
    ada.find("fm-room-settings button[type=submit]").click();
    bo.page().goBack();
    assertThat(bo.find(".room-bar h1")).hasText("attic");
    assertThat(bo.find(".invite-button")).isVisible();
  }

  private void openPrivateRoom(String name) {
    ada.page().navigate(address + "/");
    ada.find(".sidebar-action", "New room").click();
    ada.find("fm-create-room [name=name]").fill(name);
    ada.find("fm-create-room [value=private]").check();
    ada.find("fm-create-room button[type=submit]").click();
    assertThat(ada.find(".room-bar h1")).hasText(name);
  }

  private String linkFor(String uses) {
    ada.find(".invite-button").click();
    Locator dialog = ada.find("fm-invite-people");
    dialog.locator("select[name=uses]").selectOption(uses);
    dialog.locator("button[type=submit]").click();
    assertThat(dialog.locator("#made-link")).hasValue(Pattern.compile("http.*/invite/.{43}"));
    return dialog.locator("#made-link").inputValue();
  }
}
