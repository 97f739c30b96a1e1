package org.folkmoot.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static List<String> in(String body) {
    return Mentions.possible(body).stream().map(Username::value).toList();
  }

  @Test
  void namesAfterAnAtAreFoundWhereverTheyStand() {
    assertThat(in("@ada and (@bob), then\n@Carol_3!")).containsExactly("ada", "bob", "Carol_3");
    assertThat(in("nobody at all")).isEmpty();
    assertThat(in("@")).isEmpty();
  }

  @Test
  void mailAddressesAreNoMentions() {
    assertThat(in("ada@example.org, a.b-@example.org, ü@example, 日@example")).isEmpty();
    assertThat(in("@@ada")).isEmpty();
  }

  @Test
  void codeIsNoPlaceForMentions() {
    assertThat(in("`@ada` @bob ```\n@carol\n``` @dora")).containsExactly("bob", "dora");
    assertThat(in("@ada ```java\n@Override")).containsExactly("ada");
  }

  @Test
  void anOpenBacktickIsNoCode() {
    assertThat(in("it's `@ada")).containsExactly("ada");
    assertThat(in("`one\n@bob`")).containsExactly("bob");
  }

  @Test
  void aTrailingDotMayBeTheSentencesOrTheNames() {
    assertThat(in("Ask @ada.")).containsExactly("ada.", "ada");
    assertThat(in("@ada...?")).containsExactly("ada...", "ada..", "ada.", "ada");
    assertThat(in("@j.r.r is one")).containsExactly("j.r.r");
  }

  @Test
  void namesKeepWithinTheirBounds() {
    String longest = "a".repeat(32);
    assertThat(in("@ab @" + longest + "b")).isEmpty();
    assertThat(in("@" + longest)).containsExactly(longest);
    assertThat(in("@" + longest + "...")).containsExactly(longest);
    assertThat(in("@-ada @.ada @_ada")).isEmpty();
  }

  @Test
  void aListOfNamesIsCutOff() {
    String many =
        IntStream.range(100, 200).mapToObj(i -> "@user" + i).collect(Collectors.joining(" "));
    assertThat(in(many)).hasSize(50).startsWith("user100");
  }

  @Test
  void noBodyTakesLong() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (String part : List.of("`", "@", "```", "@a", "`@", "@aaa.", "``@ada`` ")) {
            in("@" + part.repeat(8_000 / part.length()));
          }
        });
  }
}
