package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeepLinkTest {
  /** More than two pages, so that a message in the middle has unread pages on both sides. */
  private static final int MESSAGES = 130;

  /** Says numbered messages over HTTP, as fast as the server lets it; gives the room's id. */
  private static final String FILL =
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
        return view.id;
      }""";

  /** From the one end to the other while the page grows; gives how far it is from there then. */
  private static final String SCROLL_AND_GROW =
      """
      async (way) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const scroller = document.querySelector(".scroller");
        const end = (down) => (scroller.scrollTop = down ? scroller.scrollHeight : 0);
        end(way === "up");
        await frame();
        await frame();
        await frame();
        scroller.querySelector(".rows").style.paddingBottom = way === "up" ? "700px" : "350px";
        end(way === "down");
        await frame();
        await frame();
        const { scrollTop, scrollHeight, clientHeight } = scroller;
        return way === "up" ? scrollTop : scrollHeight - clientHeight - scrollTop;
      }""";

  @TempDir static Path home;

  private static Meeting meeting;
  private static String address;
  private static Person ada;
  private static Person bo;

  @BeforeAll
  static void twoPeopleRegister() throws Exception {
    meeting = Meeting.in(home);
    address = meeting.address();
    ada = meeting.ada();
    bo = meeting.bo();
  }

  @AfterAll
  static void everybodyLeaves() {
    meeting.close();
  }

  @Test
  void aLinkOpensTheRoomAtItsMessageAndTheRestIsReadFromThere() {
    ada.open("chronicle", "Create");
    ada.page().evaluate(FILL, new Object[] {"chronicle", MESSAGES});
    Locator last = line(ada, MESSAGES);
    assertThat(last).isInViewport();
    scrollUntil(ada, "one.scrollTop = 0", "line 40");
    ada.use(line(ada, 40), "Copy link");
    String link = (String) ada.page().evaluate("() => navigator.clipboard.readText()");
    Assertions.assertThat(link).matches(Pattern.quote(address) + "/r/chronicle/\\d+");

    bo.page().navigate(link);
    bo.page().getByText("Join chronicle").click();
    assertThat(line(bo, 40)).isInViewport();
    assertThat(bo.find(".row.marked")).containsText("line 40");
    assertThat(bo.page()).hasURL(link);
    assertThat(line(bo, MESSAGES)).hasCount(0);
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
    assertThat(line(bo, 1)).isInViewport();
    bo.find(".room-link[aria-current=page]").click();
    assertThat(bo.messages("and one more")).isInViewport();

    bo.page().navigate(link);
    assertThat(line(bo, 40)).isInViewport();
    scrollUntil(bo, "one.scrollTop = one.scrollHeight", "and one more");
    assertThat(bo.messages("and one more")).isInViewport();
    Assertions.assertThat(numbers(bo)).isSorted().doesNotHaveDuplicates().contains(40, MESSAGES);
    Assertions.assertThat(ada.complaints()).isEmpty();
    Assertions.assertThat(bo.complaints()).isEmpty();
  }

  @Test
  void whoScrollsInTheMomentInWhichThePageGrowsIsNotPutBack() {
    ada.open("library", "Create");
    ada.page().evaluate(FILL, new Object[] {"library", 60});
    assertThat(line(ada, 60)).isInViewport();
    Object below = ada.page().evaluate(SCROLL_AND_GROW, "down");
    Assertions.assertThat(((Number) below).doubleValue()).isLessThan(2);
    Object above = ada.page().evaluate(SCROLL_AND_GROW, "up");
    Assertions.assertThat(((Number) above).doubleValue()).isEqualTo(0);
  }

  @Test
  void whatIsAnsweredIsReachedByAPressOnTheQuote() {
    ada.open("gallery", "Create");
    ada.page().evaluate(FILL, new Object[] {"gallery", 3});
    ada.use(line(ada, 1), "Reply");
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

  private static String splash(String url) {
    bo.page().navigate(url);
    assertThat(bo.find(".splash h1")).isVisible();
    return bo.find(".main .splash").innerText();
  }

  private static Locator line(Person person, int number) {
    Pattern exactly = Pattern.compile("^\\s*line " + number + "\\s*$");
    Locator body = person.page().locator(".body", new Page.LocatorOptions().setHasText(exactly));
    return person.find("fm-message").filter(new Locator.FilterOptions().setHas(body));
  }

  private static List<Integer> numbers(Person person) {
    return person.find("fm-message .body").allTextContents().stream()
        .filter(text -> text.startsWith("line "))
        .map(text -> Integer.valueOf(text.substring(5)))
        .toList();
  }
}
