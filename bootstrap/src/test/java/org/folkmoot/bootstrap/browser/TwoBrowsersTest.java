package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwoBrowsersTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private static CuttableLine line;

  private final Person ada = MEETING.adaAt(line.address());
  private final Person bo = MEETING.boAt(line.address());

  @BeforeAll
  static void aLineIsLaid() throws IOException {
    line = CuttableLine.to(MEETING.port());
  }

  @AfterAll
  static void theLineIsCut() throws IOException {
    line.close();
  }

  @Test
  void everyoneMeetsInGeneral() {
    ada.page().navigate(line.address() + "/r/General");
    assertThat(ada.find(".room-bar h1")).containsText("general");
    assertThat(ada.find(".system-line", "Bo Diaz joined")).isVisible();
  }

  @Test
  void whatOneWritesTheOtherSeesAtOnce() {
    meetIn("hall");
    ada.say("Good morning, Bo <b>&amp;</b> all!");
    assertThat(bo.messages("Good morning, Bo <b>&amp;</b> all!")).hasCount(1);
    bo.say("Good morning!");
    assertThat(ada.messages("Good morning!")).hasCount(1);
    assertThat(ada.find(".member")).hasCount(2);
  }

  @Test
  void editsDeletionsAndReactionsAreSeenLive() {
    meetIn("library");
    ada.say("a tpyo");
    assertThat(bo.messages("a tpyo")).hasCount(1);
    // The other may see it first.
    assertThat(ada.messages("a tpyo")).hasCount(1);

    ada.composer().press("ArrowUp");
    ada.find(".editor textarea").fill("a typo");
    ada.find(".editor textarea").press("Enter");
    assertThat(bo.messages("a typo")).containsText("edited");

    Locator message = bo.messages("a typo");
    bo.use(message, "React");
    message.getByLabel("thumbs up").click();
    assertThat(bo.find(".reaction.mine")).hasCount(1);
    assertThat(ada.find(".reaction:not(.add)")).containsText("1");
    assertThat(ada.find(".reaction.mine")).hasCount(0);

    ada.use(ada.messages("a typo"), "Delete");
    ada.find("dialog.confirm .danger").click();
    assertThat(bo.find(".tombstone")).hasCount(1);
    assertThat(bo.messages("a typo")).hasCount(0);
  }

  @Test
  void whoLeavesIsSeenToLeave() {
    meetIn("garden");
    assertThat(ada.find(".member")).hasCount(2);
    bo.find(".leave-room").click();
    bo.find("dialog.confirm .danger").click();
    assertThat(ada.find(".member")).hasCount(1);
    assertThat(ada.find(".system-line", "Bo Diaz left")).isVisible();
  }

  @Test
  void whoIsHereAndWhoTypesIsSeenAtOnce() {
    meetIn("square");
    assertThat(ada.find(".member .presence.online")).hasCount(2);
    bo.composer().pressSequentially("I was going to sa");
    assertThat(ada.find(".typists")).hasText("Bo Diaz is typing…");
    bo.say("I have said it");
    assertThat(ada.messages("I have said it")).hasCount(1);
    assertThat(ada.find(".typists")).hasText("");
    bo.page().navigate("about:blank");
    assertThat(ada.find(".member.offline", "Bo Diaz")).containsText("last seen just now");
    bo.page().goBack();
    assertThat(ada.find(".member .presence.online")).hasCount(2);
  }

  @Test
  void aRoomsSettingsAndItsEndAreSeenAtOnce() {
    meetIn("workshop");
    assertThat(bo.find(".room-settings")).hasCount(0);
    ada.find(".room-settings").click();
    ada.find("fm-room-settings input[name=topic]").fill("saws and glue");
    ada.find("fm-room-settings input[name=name]").fill("joinery");
    ada.find("fm-room-settings input[name=icon]").fill("🪚");
    ada.find("fm-room-settings [name=historyForNewcomers]").selectOption("sinceJoining");
    ada.find("fm-room-settings [name=keepNewest]").selectOption("1000");
    ada.find("fm-room-settings [name=visibility]").selectOption("private");
    ada.shoot("room-settings");
    ada.find("fm-room-settings button[type=submit]").click();
    assertThat(bo.find(".room-topic")).hasText("saws and glue");
    assertThat(bo.find(".room-bar h1")).containsText("joinery");
    assertThat(bo.find(".system-line", "The room is now called joinery")).isVisible();

    assertThat(bo.find(".room-bar h1 .room-emoji")).hasText("🪚");

    ada.find(".room-settings").click();
    assertThat(ada.find("fm-room-settings [name=historyForNewcomers]")).hasValue("sinceJoining");
    assertThat(ada.find("fm-room-settings [name=keepNewest]")).hasValue("1000");
    assertThat(ada.find("fm-room-settings [name=visibility]")).hasValue("private");
    ada.find(".archive-room").click();
    assertThat(bo.find(".composer-closed")).isVisible();
    ada.find(".room-settings").click();
    ada.find(".archive-room").click();
    assertThat(bo.find(".composer-closed")).hasCount(0);

    ada.find(".room-settings").click();
    ada.find(".delete-room").click();
    ada.find("dialog.confirm .danger").click();
    assertThat(bo.find(".room-bar h1", "joinery")).hasCount(0);
  }

  @Test
  void aCutConnectionIsSaidAndWhatWasWrittenMeanwhileArrivesOnce() {
    meetIn("harbour");
    line.cut();
    assertThat(bo.find(".room-banner .status.offline")).containsText("Offline since");
    bo.say("written offline");
    bo.say("and this after it");
    assertThat(bo.find(".draft")).hasCount(2);

    line.mend();
    assertThat(bo.find(".sidebar .status")).hasText(Pattern.compile("Caught up"));
    assertThat(bo.find(".draft")).hasCount(0);
    assertThat(ada.messages("written offline")).hasCount(1);
    assertThat(ada.messages("and this after it")).hasCount(1);
    assertThat(bo.messages("written offline")).hasCount(1);
    Assertions.assertThat(ada.find("fm-message .body").allTextContents())
        .containsExactly("written offline", "and this after it");
  }

  @Test
  void thePolicyRefusesNothingThatThePageNeeds() {
    meetIn("yard");
    bo.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/browser/yard.png")));
    Assertions.assertThat(ada.complaints()).isEmpty();
    Assertions.assertThat(bo.complaints()).isEmpty();
  }

  private void meetIn(String room) {
    ada.open(room, "Create");
    bo.open(room, "Join");
    assertThat(ada.find(".system-line", "Bo Diaz joined")).isVisible();
  }
}
