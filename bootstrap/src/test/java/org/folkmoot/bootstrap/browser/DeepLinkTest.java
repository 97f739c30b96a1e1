package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeepLinkTest {
  /** More than two pages, so that a message in the middle has unread pages on both sides. */
  private static final int MESSAGES = 130;

  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final String address = MEETING.address();
  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

  @Test
  void aLinkOpensTheRoomAtItsMessageAndTheRestIsReadFromThere() {
    ada.open("chronicle", "Create");
    ada.sayLines("chronicle", MESSAGES);
    Locator last = ada.line(MESSAGES);
    assertThat(last).isInViewport();
    scrollUntil(ada, "one.scrollTop = 0", "line 40");
    ada.use(ada.line(40), "Copy link");
    String link = (String) ada.page().evaluate("() => navigator.clipboard.readText()");
    Assertions.assertThat(link).matches(Pattern.quote(address) + "/r/chronicle/\\d+");

    bo.page().navigate(link);
    bo.page().getByText("Join chronicle").click();
    assertThat(bo.line(40)).isInViewport();
    assertThat(bo.find(".row.marked")).containsText("line 40");
    assertThat(bo.page()).hasURL(link);
    assertThat(bo.line(MESSAGES)).hasCount(0);
    ada.find(".pill").click();
    ada.say("and one more");
    // What stands further below has not been read by this.
    assertThat(bo.find(".room-link[aria-current=page] .badge")).containsText("1");
    assertThat(bo.find(".pill.jump")).hasText(Pattern.compile("Jump to present"));
    assertThat(bo.messages("and one more")).hasCount(0);
    bo.find(".pill.jump").click();
    assertThat(bo.messages("and one more")).isInViewport();
    assertThat(bo.page()).hasURL(address + "/r/chronicle");
    assertThat(bo.find(".pill")).hasCount(0);
    assertThat(bo.find(".room-link[aria-current=page] .badge")).hasCount(0);

    bo.page().navigate(address + "/r/chronicle/1");
    assertThat(bo.line(1)).isInViewport();
    bo.find(".room-link[aria-current=page]").click();
    assertThat(bo.messages("and one more")).isInViewport();

    bo.page().navigate(link);
    assertThat(bo.line(40)).isInViewport();
    scrollUntil(bo, "one.scrollTop = one.scrollHeight", "and one more");
    assertThat(bo.messages("and one more")).isInViewport();
    Assertions.assertThat(numbers(bo)).isSorted().doesNotHaveDuplicates().contains(40, MESSAGES);
    Assertions.assertThat(ada.complaints()).isEmpty();
    Assertions.assertThat(bo.complaints()).isEmpty();
  }

  @Test
  void whatIsOpenedHasAnAddressAndBackClosesIt() {
    ada.open("porch", "Create");
    String porch = MEETING.address() + "/r/porch";
    for (String[] opened :
        new String[][] {
          {".room-settings", porch + "/settings", "fm-room-settings dialog"},
          {".invite-button", porch + "/invite", "fm-invite-people dialog"},
          {".sidebar-account", MEETING.address() + "/settings", "fm-account dialog"},
        }) {
      ada.find(opened[0]).click();
      assertThat(ada.find(opened[2])).isVisible();
      assertThat(ada.page()).hasURL(opened[1]);
      ada.page().goBack();
      assertThat(ada.find(opened[2])).hasCount(0);
      assertThat(ada.page()).hasURL(porch);
      // By a link, and closed by a key.
      ada.page().navigate(opened[1]);
      assertThat(ada.find(opened[2])).isVisible();
      ada.page().keyboard().press("Escape");
      assertThat(ada.find(opened[2])).hasCount(0);
      assertThat(ada.page()).hasURL(porch);
      assertThat(ada.composer()).isVisible();
    }
    ada.page().setViewportSize(390, 844);
    ada.page().navigate(porch);
    ada.find(".members-button").click();
    assertThat(ada.page()).hasURL(porch + "/people");
    assertThat(ada.find(".members")).isVisible();
    ada.page().goBack();
    assertThat(ada.find(".members")).hasCount(0);
    ada.page().setViewportSize(1280, 800);
  }

  @Test
  void whatIsAnsweredIsReachedByAPressOnTheQuote() {
    ada.open("gallery", "Create");
    ada.sayLines("gallery", 3);
    ada.use(ada.line(1), "Reply");
    ada.say("an answer");
    ada.find(".quote").click();
    assertThat(ada.find(".row.marked")).containsText("line 1");
  }

  @Test
  void aRoomThatIsHiddenIsNoOtherThanOneThatIsNotThere() {
    ada.page().navigate(address + "/");
    ada.find(".sidebar-action", "New room").click();
    ada.find("fm-create-room [name=name]").fill("vault");
    ada.find("fm-create-room [value=private]").check();
    ada.find("fm-create-room button[type=submit]").click();
    assertThat(ada.find(".room-bar h1")).hasText("vault");
    String hidden = splash(ada.page().url());
    Assertions.assertThat(hidden)
        .contains("There is no such room")
        .isEqualTo(splash(ada.page().url() + "/1"))
        .isEqualTo(splash(address + "/r/" + UUID.randomUUID()));
    // A name that no public room has is free, whatever private rooms are called.
    Assertions.assertThat(splash(address + "/r/vault")).contains("Create vault");
  }

  private static void scrollUntil(Person person, String scroll, String text) {
    person
        .page()
        .waitForFunction(
            "text => { const one = document.querySelector('.scroller'); "
                + scroll
                + "; return [...one.querySelectorAll('.body')].some("
                + "body => body.textContent.trim() === text); }",
            text);
  }

  private String splash(String url) {
    bo.page().navigate(url);
    assertThat(bo.find(".splash h1")).isVisible();
    return bo.find(".main .splash").innerText();
  }

  private static List<Integer> numbers(Person person) {
    return person.find("fm-message .body").allTextContents().stream()
        .filter(text -> text.startsWith("line "))
        .map(text -> Integer.valueOf(text.substring(5)))
        .toList();
  }
}
