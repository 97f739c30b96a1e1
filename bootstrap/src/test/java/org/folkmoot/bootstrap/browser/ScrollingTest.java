package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir static Path home;

  private static Meeting meeting;
  private static Person ada;

  @BeforeAll
  static void somebodyRegisters() throws Exception {
    meeting = Meeting.in(home);
    ada = meeting.ada();
  }

  @AfterAll
  static void everybodyLeaves() {
    meeting.close();
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

  /** At the bottom of a room that doesn't fit the window. */
  private static void openFilled(String room) {
    ada.open(room, "Create");
    ada.sayLines(room, LINES);
    assertThat(ada.line(LINES)).isInViewport();
    assertThatNothingIsMissed();
  }

  private static double toTheBottomAfter(String deed) {
    Object left = ada.page().evaluate(AND_HOW_FAR_TO_THE_BOTTOM.replace("DEED", deed));
    return ((Number) left).doubleValue();
  }

  private static void assertThatNothingIsMissed() {
    assertThat(ada.find(".pill")).hasCount(0);
  }
}
