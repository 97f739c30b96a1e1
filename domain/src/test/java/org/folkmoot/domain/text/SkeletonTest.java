package org.folkmoot.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {
  @ParameterizedTest
  @CsvSource({
    // Cyrillic among Latin, and wholly Cyrillic
    "paypal, p\u0430yp\u0430l",
    "coco, \u0441\u043E\u0441\u043E",
    "TOP, \u0422\u041E\u0420",
    // Greek, full-width, mathematical
    "TOP, \u03A4\u039F\u03A1",
    "garden, \uFF47\uFF41\uFF52\uFF44\uFF45\uFF4E",
    "garden, \uD835\uDC20\uD835\uDC1A\uD835\uDC2B\uD835\uDC1D\uD835\uDC1E\uD835\uDC27",
    // Digits and strokes
    "hello, he1l0",
    "Illinois, lIlinois",
    "l|brary, Ilbrary",
    // Taken apart or put together, spaces and hyphens of other kinds
    "caf\u00E9, cafe\u0301",
    "the garden, the\u00A0\u3000garden",
    "to-do, to\u2010do",
  })
  void whatLooksTheSameHasTheSameSkeleton(String one, String other) {
    assertThat(Skeleton.of(other)).isEqualTo(Skeleton.of(one));
  }

  @ParameterizedTest
  @CsvSource({
    "garden, gardens",
    "caf\u00E9, cafe",
    "mail, mall",
    "modern, modem",
    "\u0441\u0430\u0434, cad\u0443",
    "\u0437\u0430\u043B, 3a\u043B",
    "B, \u0432",
  })
  void whatCanBeToldApartHasAnother(String one, String other) {
    assertThat(Skeleton.of(other)).isNotEqualTo(Skeleton.of(one));
  }

  @Test
  void ofPlainLettersItIsWhatTheDatabaseMakesToo() {
    // As the migration has it: lower(translate(name, 'I1|0', 'lllo')), one space for several.
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c);
    }
    String plain = all.toString();
    String made = plain.replace('I', 'l').replace('1', 'l').replace('|', 'l').replace('0', 'o');
    assertThat(Skeleton.of(plain)).isEqualTo(made.toLowerCase(java.util.Locale.ROOT));
    assertThat(Skeleton.of("a  b   c")).isEqualTo("a b c");
  }
}
