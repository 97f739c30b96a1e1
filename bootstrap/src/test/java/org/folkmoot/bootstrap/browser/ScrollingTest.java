package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScrollingTest {
  /** More than fits a window, and less than a page. */
  private static final int LINES = 40;

  /** Does something to the page, and gives how far it is to the bottom when that has been drawn. */
  private static final String AND_HOW_FAR_TO_THE_BOTTOM =
      """
      async () => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const drawn = async () => { for (let at = 0; at < 3; at += 1) await frame(); };
        const scroller = document.querySelector(".scroller");
        const add = (height) => (scroller.querySelector(".rows").style.paddingBottom = height);
        await drawn();
        DEED
        await drawn();
        return scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      }""";

  /** What a browser scrolls to by itself when it gets the focus would hide what came before. */
  private static final String FOCUS_IN_PLACE =
      """
      () => {
        const { focus } = HTMLElement.prototype;
        HTMLElement.prototype.focus = function () { focus.call(this, {preventScroll: true}); };
      }""";

  /**
   * Scrolls near to the end of what is held while nothing can be drawn, and again when more has
   * come; gives how many pages were asked for meanwhile.
   */
  private static final String SCROLL_WITHOUT_PICTURES =
      """
      async () => {
        const scroller = document.querySelector(".scroller");
        const asked = () => performance.getEntriesByType("resource")
          .filter(({name, responseEnd}) => name.includes("after=") && responseEnd > 0).length;
        const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        const draw = window.requestAnimationFrame;
        for (let at = 0; at < 3; at += 1) await new Promise((resolve) => draw(resolve));
        const held = [];
        window.requestAnimationFrame = (run) => held.push(run);
        const before = asked();
        const scroll = () => scroller.dispatchEvent(new Event("scroll"));
        scroller.scrollTop = scroller.scrollHeight - scroller.clientHeight - 100;
        scroll();
        for (let times = 0; asked() === before && times < 500; times += 1) await rest(20);
        for (let times = 0; times < 10; times += 1) {
          await rest(50);
          scroll();
        }
        window.requestAnimationFrame = draw;
        held.forEach((run) => draw(run));
        return asked() - before;
      }""";

  /**
   * Walks to one end in steps; gives how far what was read has strayed from where the steps have
   * put it, how many rows the page had at most, and how many lines were met.
   */
  private static final String WALK =
      """
      async (step) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        const scroller = document.querySelector(".scroller");
        const rows = () => [...scroller.querySelectorAll("[data-lasting]")];
        const topOf = (row) => row.getBoundingClientRect().top;
        const met = new Set();
        let strayed = 0;
        let most = 0;
        let still = 0;
        while (still < 20) {
          const edge = topOf(scroller);
          const read = rows().find((row) => row.getBoundingClientRect().bottom > edge + Math.abs(step));
          const before = topOf(read);
          const from = scroller.scrollTop;
          scroller.scrollTop += step;
          const gone = scroller.scrollTop - from;
          for (let at = 0; at < 4; at += 1) await frame();
          // Whoever comes near the newest is taken to it.
          const isAtEnd = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 1;
          if (!isAtEnd) strayed = Math.max(strayed, Math.abs(topOf(read) - before + gone));
          for (const row of rows()) met.add(row.dataset.seq);
          most = Math.max(most, rows().length);
          still = Math.abs(gone) < 1 ? still + 1 : 0;
        }
        return [strayed, most, met.size];
      }""";

  /** The first line in sight, and how far it is from the upper edge. */
  private static final String PLACE =
      """
      () => {
        const edge = document.querySelector(".scroller").getBoundingClientRect().top;
        const rows = [...document.querySelectorAll("[data-lasting]")];
        const first = rows.find((row) => row.getBoundingClientRect().bottom > edge);
        return [Number(first.dataset.seq), first.getBoundingClientRect().top - edge];
      }""";

  private static final String TOP_OF =
      """
      (seq) => {
        const edge = document.querySelector(".scroller").getBoundingClientRect().top;
        const row = document.querySelector(`[data-lasting][data-seq="${seq}"]`);
        return row === null ? NaN : row.getBoundingClientRect().top - edge;
      }""";

  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person ada = MEETING.ada();
  private final Person bo = MEETING.bo();

  @Test
  void whatHasComeAndIsNotDrawnYetIsNotReadPast() {
    openFilled("archive", 150);
    ada.page().navigate(MEETING.address() + "/r/archive/1");
    assertThat(ada.line(1)).isInViewport();
    // The end of the page that is read of itself, since the first one ends near.
    assertThat(ada.line(70)).hasCount(1);
    assertThat(ada.line(150)).hasCount(0);
    Assertions.assertThat(ada.page().evaluate(SCROLL_WITHOUT_PICTURES)).isEqualTo(1);
    assertThat(ada.line(150)).hasCount(0);
  }

  @Test
  void nothingJumpsHoweverManyRowsComeAndGo() {
    openFilled("tower", 700);
    for (int step : new int[] {-240, 240}) {
      List<?> walked = (List<?>) ada.page().evaluate(WALK, step);
      Assertions.assertThat(((Number) walked.get(0)).doubleValue()).as("strayed").isLessThan(2);
      Assertions.assertThat(((Number) walked.get(1)).intValue()).as("rows").isLessThan(300);
      Assertions.assertThat(((Number) walked.get(2)).intValue())
          .as("lines")
          .isGreaterThanOrEqualTo(700);
    }
    assertThat(ada.line(700)).isInViewport();
    assertThatNothingIsMissed();
  }

  @Test
  void aRoomIsFoundWhereItWasLeft() {
    openFilled("attic", 300);
    openFilled("cellar");
    ada.find(".room-link", "attic").click();
    assertThat(ada.line(300)).isInViewport();
    for (int times = 0; times < 12; times++) {
      ada.page().evaluate("document.querySelector('.scroller').scrollTop -= 317");
      toTheBottomAfter("");
    }
    List<?> place = (List<?>) ada.page().evaluate(PLACE);
    ada.find(".room-link", "cellar").click();
    assertThat(ada.line(LINES)).isInViewport();
    ada.find(".room-link", "attic").click();
    toTheBottomAfter("");
    assertThatThisIsRead(place);
    ada.page().reload();
    assertThat(ada.find(".pill")).hasCount(1);
    await().untilAsserted(() -> assertThatThisIsRead(place));
    // Once the newest has been seen, the room opens there.
    ada.find(".pill").click();
    assertThat(ada.line(300)).isInViewport();
    ada.page().reload();
    assertThat(ada.line(300)).isInViewport();
    assertThatNothingIsMissed();
  }

  @Test
  void whoScrollsInTheMomentInWhichThePageGrowsIsNotPutBack() {
    openFilled("library");
    double left =
        toTheBottomAfter(
            """
            scroller.scrollTop = 0;
            await drawn();
            add("350px");
            scroller.scrollTop = scroller.scrollHeight;
            """);
    Assertions.assertThat(left).isLessThan(2);
    toTheBottomAfter(
        """
        add("700px");
        scroller.scrollTop = 0;
        """);
    Assertions.assertThat(ada.page().evaluate("document.querySelector('.scroller').scrollTop"))
        .isEqualTo(0);
  }

  @Test
  void whoTouchesThePageWhileItGrowsByALineSeesTheLine() {
    openFilled("kitchen");
    Assertions.assertThat(toTheBottomAfter("add('24px'); scroller.scrollTop -= 10;")).isLessThan(2);
    assertThatNothingIsMissed();
  }

  @Test
  void aWindowThatGetsHigherWhileThePageGrowsIsNotScrolledByAnybody() {
    openFilled("hall");
    double left =
        toTheBottomAfter(
            """
            const box = document.querySelector(".composer-box");
            box.style.height = "300px";
            await drawn();
            box.style.height = "";
            // The browser lays it out for this, and moves it up to the end that it has now.
            scroller.getBoundingClientRect();
            add("100px");
            """);
    Assertions.assertThat(left).isLessThan(2);
    assertThatNothingIsMissed();
  }

  @Test
  void whoWritesManyLinesStaysAtTheNewest() {
    openFilled("studio");
    ada.composer().fill("this\nis\na\nlong\nmessage");
    Assertions.assertThat(toTheBottomAfter("")).isLessThan(2);
    ada.composer().pressSequentially("!");
    Assertions.assertThat(toTheBottomAfter("")).isLessThan(2);
    assertThatNothingIsMissed();
    // That one more is here now draws the composer anew.
    bo.open("studio", "Join");
    assertThat(ada.find(".system-line", "Bo Diaz joined")).isInViewport();
    bo.say("What are you writing?");
    assertThat(ada.messages("What are you writing?")).isInViewport();
    Assertions.assertThat(toTheBottomAfter("")).isLessThan(2);
    assertThatNothingIsMissed();
  }

  @Test
  void whoChangesManyLinesStaysAtTheNewest() {
    openFilled("workshop");
    // It takes more room than where it is changed, which takes more than a line.
    ada.say("again and\n".repeat(30) + "again");
    assertThat(ada.messages("again")).isInViewport();
    ada.page().evaluate(FOCUS_IN_PLACE);
    ada.composer().press("ArrowUp");
    Locator editor = ada.find(".editor textarea");
    assertThat(editor).isFocused();
    Assertions.assertThat(toTheBottomAfter("")).isLessThan(2);
    assertThatNothingIsMissed();
    editor.pressSequentially("!");
    Assertions.assertThat(toTheBottomAfter("")).isLessThan(2);
    assertThatNothingIsMissed();
  }

  /** At the bottom of a room that doesn't fit the window. */
  private void openFilled(String room) {
    openFilled(room, LINES);
  }

  private void openFilled(String room, int lines) {
    ada.open(room, "Create");
    ada.sayLines(room, lines);
    assertThat(ada.line(lines)).isInViewport();
    assertThatNothingIsMissed();
  }

  private double toTheBottomAfter(String deed) {
    Object left = ada.page().evaluate(AND_HOW_FAR_TO_THE_BOTTOM.replace("DEED", deed));
    return ((Number) left).doubleValue();
  }

  // By the row that stood at the edge: half a pixel higher, and another one is the first.
  private void assertThatThisIsRead(List<?> place) {
    Object top = ada.page().evaluate(TOP_OF, place.get(0));
    Assertions.assertThat(((Number) top).doubleValue())
        .isCloseTo(((Number) place.get(1)).doubleValue(), Assertions.within(2.0));
  }

  private void assertThatNothingIsMissed() {
    assertThat(ada.find(".pill")).hasCount(0);
  }
}
