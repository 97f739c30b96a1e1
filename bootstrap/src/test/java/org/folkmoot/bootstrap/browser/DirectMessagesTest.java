package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DirectMessagesTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

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
    // The room that opens takes the focus.
    assertThat(ada.composer()).isFocused();
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

  @Test
  void whoIsBlockedIsFoldedAwayInAllTabsAndIsNotHeard() {
    writeToBo();
    assertThat(ada.find(".room-bar h1")).hasText("Bo Diaz");
    ada.open("corridor", "Create");
    bo.open("corridor", "Join");
    bo.say("Listen to me!");
    assertThat(ada.messages("Listen to me!")).hasCount(1);
    Page second = ada.tab("/r/corridor");
    ada.find("fm-member-menu .member-more").click();
    ada.find(".menu-item", "Block…").click();
    ada.find("dialog.confirm .danger").click();
    assertThat(ada.find(".folded")).containsText("Message from somebody you blocked.");
    assertThat(second.locator(".folded")).hasCount(1);
    assertThat(ada.messages("Listen to me!")).hasCount(0);
    assertThat(ada.find(".member", "Bo Diaz")).containsText("blocked");
    ada.find(".folded .link").click();
    assertThat(ada.messages("Listen to me!")).isFocused();
    assertThat(second.locator(".folded")).hasCount(1);

    bo.find("fm-member-menu .member-more").click();
    bo.find(".menu-item", "Write a message").click();
    assertThat(bo.find(".room-bar h1")).hasText("Ada Lovelace");
    bo.say("Hello?");
    assertThat(bo.find(".composer-closed")).hasText("You can’t write to Ada Lovelace here.");
    assertThat(bo.find(".draft-failure")).containsText("You can't write to this person directly.");

    ada.find("fm-member-menu .member-more").click();
    ada.find(".menu-item", "Write a message").click();
    assertThat(ada.find(".composer-closed")).containsText("You blocked Bo Diaz.");
    ada.find(".composer-closed .link").click();
    assertThat(ada.composer()).isVisible();
    assertThat(second.locator(".folded")).hasCount(0);
    bo.find(".draft-failure .link").first().click();
    assertThat(ada.messages("Hello?")).hasCount(1);
    assertThat(bo.composer()).isVisible();
    second.close();
  }

  @Test
  void theNameBesideAMessageShowsWhoThatIsAndLeadsToThem() {
    ada.open("foyer", "Create");
    bo.open("foyer", "Join");
    bo.page()
        .evaluate(
            """
            () => fetch("/api/me", {
              method: "PATCH",
              headers: {"content-type": "application/json"},
              body: JSON.stringify({bio: "Carves spoons", status: "Back at noon"}),
            })""");
    bo.say("Who am I?");
    Locator name = ada.messages("Who am I?").locator(".sender");
    name.click();
    Locator card = ada.find(".person-card");
    assertThat(card).containsText("Carves spoons");
    assertThat(card).containsText("Back at noon");
    assertThat(card).containsText("@bo.diaz · online");
    ada.page().keyboard().press("Escape");
    assertThat(card).isHidden();
    assertThat(name).isFocused();

    name.click();
    card.getByText("Block…").click();
    ada.find("dialog.confirm .danger").click();
    assertThat(ada.find(".folded")).hasCount(1);
    ada.find(".sidebar-account").click();
    Locator list = ada.find("fm-blocked-people");
    assertThat(list.locator("li")).containsText("Bo Diaz");
    list.getByLabel("Unblock Bo Diaz").click();
    assertThat(list).containsText("Nobody.");
    ada.page().keyboard().press("Escape");
    assertThat(ada.find(".folded")).hasCount(0);

    name.click();
    card.getByText("Write a message").click();
    assertThat(ada.find(".room-bar h1")).hasText("Bo Diaz");
    Assertions.assertThat(ada.complaints()).isEmpty();
  }

  private void writeToBo() {
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
