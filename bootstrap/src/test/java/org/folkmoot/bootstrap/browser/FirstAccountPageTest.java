package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server to which nobody has come yet. */
class FirstAccountPageTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  @Test
  void whoComesFirstIsToldSoAndWhoComesSecondIsNot() {
    Person founder = MEETING.somebody();
    Page page = founder.page();
    page.navigate(MEETING.address() + "/");
    assertThat(page.locator("h1")).hasText("Welcome to your Folkmoot");
    assertThat(page.getByText("Yours will be the first")).isVisible();
    page.locator("[name=username]").fill("founder");
    page.locator("[name=displayName]").fill("Founder");
    page.locator("[name=password]").fill("correct horse battery");
    page.locator("button[type=submit]").click();
    assertThat(founder.composer()).isVisible();

    Page second = MEETING.somebody().page();
    second.navigate(MEETING.address() + "/");
    assertThat(second.locator("h1")).hasText("Welcome back");
  }
}
