package org.folkmoot.domain.notification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.folkmoot.domain.message.Mentions;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;

/** Words that somebody wants to be called by, whoever says them. */
public record NotificationKeywords(List<String> words) {
  public static final int MAX = 50;
  private static final int CHARS_MAX = 60;

  public NotificationKeywords {
    if (words.size() > MAX) {
      throw new InvalidValue("keywords", "may be at most " + MAX);
    }
    Set<String> once = new LinkedHashSet<>();
    for (String word : words) {
      String trimmed = word.strip();
      Text.bounded("keywords", trimmed, 1, CHARS_MAX);
      once.add(trimmed);
    }
    words = List.copyOf(once);
  }

  /** Whether one of them is said in a body, outside code: whole, and in any case of letters. */
  public boolean areIn(String body) {
    if (words.isEmpty()) {
      return false;
    }
    String said = folded(Mentions.withoutCode(body));
    return words.stream().anyMatch(word -> isIn(folded(word), said));
  }

  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isIn(String word, String said) {
    for (int at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
      int end = at + word.length();
      if (!goesOn(said, at) && !goesOn(said, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word doesn't end here: scripts without spaces have no such thing. */
  private static boolean goesOn(String text, int at) {
    return at > 0
        && at < text.length()
        && isOfWord(text.codePointBefore(at))
        && isOfWord(text.codePointAt(at));
  }

  private static boolean isOfWord(int letter) {
    if (!Character.isLetterOrDigit(letter)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
      default -> true;
    };
  }
}
