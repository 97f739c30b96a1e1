package org.folkmoot.domain.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;

/**
 * What a text looks like: two texts that most people can't tell apart have the same skeleton, in
 * the sense of Unicode's UTS 39. A text is taken apart, and each character replaced by the one that
 * stands for all that look like it; so a name that is wholly of another script is found as well as
 * one that mixes two. It is for comparing, and never shown.
 */
public final class Skeleton {
  private static final String TABLE = "confusables.txt";
  private static final int HEXADECIMAL = 16;
  private static final Map<Integer, String> LOOKS_LIKE = read();

  private Skeleton() {}

  public static String of(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder bones = new StringBuilder();
    Normalizer.normalize(compatible, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .mapToObj(Skeleton::bone)
        .forEach(bones::append);
    // Last, for capitals look like other letters than small ones do.
    return bones.toString().toLowerCase(Locale.ROOT).replaceAll(" +", " ").strip();
  }

  private static String bone(int c) {
    return Character.isSpaceChar(c) ? " " : LOOKS_LIKE.getOrDefault(c, Character.toString(c));
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> table = new HashMap<>();
    try (Scanner lines =
        new Scanner(Objects.requireNonNull(Skeleton.class.getResourceAsStream(TABLE)), UTF_8)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine().strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] words = line.split(" +", -1);
          for (int i = 1; i < words.length; i++) {
            table.put(Integer.parseInt(words[i], HEXADECIMAL), words[0]);
          }
        }
      }
    }
    return table;
  }
}
