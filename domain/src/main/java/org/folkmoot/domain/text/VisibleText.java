package org.folkmoot.domain.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * The rule of everything that is shown as a name or in one line beside one: something can be seen
 * of it, and nothing in it hides, turns or breaks the line. What emojis and some scripts are put
 * together with is allowed between their parts, and nowhere else.
 */
public final class VisibleText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int TAGS_BEGIN = 0xE0020;
  private static final int TAGS_END = 0xE007F;

  // A country's part has at most five letters and digits, such as gbsct.
  private static final int TAGS_MAX = 6;

  // Letters, marks and a symbol by their category, and drawn as nothing: the fillers of Hangul, the
  // inherent vowels of Khmer, the joiner of graphemes, Mongolian's selectors, the empty braille
  // cell.
  private static final Set<Integer> FILLERS =
      Set.of(
          0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164,
          0xFFA0);

  // In these no joiner changes how a letter looks, so that it could only hide.
  private static final Set<UnicodeScript> WITHOUT_JOINERS =
      Set.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN,
          UnicodeScript.HEBREW,
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED);

  private VisibleText() {}

  /** The same text, if it is one line of so many characters that shows all that is in it. */
  public static String line(String field, String text, int min, int max) {
    Text.bounded(field, text, min, max);
    int[] all = text.codePoints().toArray();
    int tags = 0;
    for (int i = 0; i < all.length; i++) {
      int before = i == 0 ? 0 : all[i - 1];
      int after = i + 1 == all.length ? 0 : all[i + 1];
      tags = isTag(all[i]) ? tags + 1 : 0;
      boolean mayStand =
          isTag(all[i])
              ? tags <= TAGS_MAX
                  && (before == BLACK_FLAG || isTag(before))
                  && (all[i] == TAGS_END) != isTag(after)
              : mayStand(before, all[i], after);
      if (!mayStand) {
        throw new InvalidValue(field, "must be one line of characters that can be seen");
      }
    }
    if (min > 0 && text.codePoints().noneMatch(VisibleText::isDrawn)) {
      throw new InvalidValue(field, "must not be blank");
    }
    return text;
  }

  private static boolean isTag(int c) {
    return c >= TAGS_BEGIN && c <= TAGS_END;
  }

  private static boolean mayStand(int before, int c, int after) {
    if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
      boolean inEmoji =
          c == ZERO_WIDTH_JOINER
              && isPartOfEmoji(before)
              && Character.isExtendedPictographic(after);
      return inEmoji || (isJoined(before) && isJoined(after));
    }
    if (c == TEXT_STYLE || c == EMOJI_STYLE) {
      return Character.isEmoji(before);
    }
    if (isIdeographStyle(c)) {
      return Character.isIdeographic(before);
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> !FILLERS.contains(c) && !isUnassignedAndIgnored(c);
    };
  }

  private static boolean isPartOfEmoji(int c) {
    return c == EMOJI_STYLE || Character.isEmojiModifier(c) || Character.isExtendedPictographic(c);
  }

  private static boolean isJoined(int c) {
    return switch (Character.getType(c)) {
      case Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
          !WITHOUT_JOINERS.contains(UnicodeScript.of(c));
      default -> false;
    };
  }

  // One of several shapes of the same character, as in Japanese names.
  private static boolean isIdeographStyle(int c) {
    return (c >= 0xFE00 && c < TEXT_STYLE) || (c >= 0xE0100 && c <= 0xE01EF);
  }

  // Not given to any character yet, and drawn as nothing meanwhile (Default_Ignorable_Code_Point).
  private static boolean isUnassignedAndIgnored(int c) {
    return c == 0x2065 || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
  }

  private static boolean isDrawn(int c) {
    return !Character.isSpaceChar(c)
        && switch (Character.getType(c)) {
          case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
          default -> true;
        };
  }
}
