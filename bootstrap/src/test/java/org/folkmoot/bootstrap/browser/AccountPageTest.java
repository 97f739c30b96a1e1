package org.folkmoot.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountPageTest {
  @RegisterExtension private static final Meeting MEETING = new Meeting();

  private final Person desk = MEETING.ada();
  private final Person phone = MEETING.somebody();

  @BeforeEach
  void adaComesInElsewhereToo() {
    phone.signIn("ada", "correct horse battery");
  }

  @Test
  void anAccountIsChangedAndItsOtherSignInsAreEnded() {
    desk.find(".sidebar-account").click();
    desk.find("[name=displayName]").fill("Countess Ada");
    desk.find("[name=status]").fill("Computing");
    desk.find("fm-account .account-part", "Profile").getByText("Save").click();
    assertThat(desk.find(".sidebar-me strong")).hasText("Countess Ada");
    assertThat(desk.find(".sidebar-me")).containsText("Computing");

    Locator password = desk.find("fm-account .account-part", "Password now");
    password.locator("[name=current]").fill("not what it is");
    password.locator("[name=next]").fill("another horse battery");
    password.getByText("Change", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(password.locator(".problem")).hasText("That isn’t your password.");
    assertThat(desk.find("fm-account .directory-item")).hasCount(2);
    desk.shoot("account");

    desk.find("fm-account .directory-item button").click();
    assertThat(desk.find("fm-account .directory-item")).hasCount(1);
    assertThat(phone.find("[name=password]")).isVisible();

    desk.find("[name=showsReading]").click();
    desk.find("[name=whoMayAddMe]").selectOption("sharedRoom");
    // What is open has an address, and so it is open again.
    desk.page().reload();
    assertThat(desk.find("[name=showsReading]")).not().isChecked();
    assertThat(desk.find("[name=whoMayAddMe]")).hasValue("sharedRoom");
    Assertions.assertThat(desk.complaints()).isEmpty();
  }
}
