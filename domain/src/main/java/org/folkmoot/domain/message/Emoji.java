package org.folkmoot.domain.message;

import java.util.regex.Pattern;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;

/** One emoji, as people see one: a family, a flag or a keycap counts as one too. */
public record Emoji(String value) {
  // The longest in use, families with skin tones and subdivision flags, stay well below it.
  private static final int CODE_POINTS_MAX = 20;
  private static final Pattern ONE_CHARACTER = Pattern.compile("\\X");

  public Emoji {
    Text.bounded("emoji", value, 1, CODE_POINTS_MAX);
    if (!ONE_CHARACTER.matcher(value).matches() || !looksLikeEmoji(value)) {
      throw new InvalidValue("emoji", "must be one emoji");
    }
  }

  private static boolean looksLikeEmoji(String text) {
    int first = text.codePointAt(0);
    boolean keycap = text.indexOf('\u20E3') > 0 && "0123456789#*".indexOf(first) >= 0;
    boolean flag = isRegional(first) && text.codePoints().filter(Emoji::isRegional).count() == 2;
    boolean picture =
        Character.isExtendedPictographic(first)
            && (Character.isEmojiPresentation(first) || Character.isEmoji(first));
    return (keycap || flag || picture) && text.codePoints().allMatch(Emoji::mayBelong);
  }

  // A letter's accents cling to any character, and would make a new emoji of each.
  private static boolean mayBelong(int codePoint) {
    return Character.isEmoji(codePoint) || Character.isEmojiComponent(codePoint);
  }

  private static boolean isRegional(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }
}
