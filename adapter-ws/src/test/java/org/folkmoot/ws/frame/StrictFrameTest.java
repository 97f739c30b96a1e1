package org.folkmoot.ws.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of each command, with values that it can't have. */
class StrictFrameTest {
  private static final List<String> UNSTORABLE = List.of("\"\\u0000\"", "\"a\\ud800b\"");

  private final CommandReader reader = new CommandReader();

  /** A field of a command, and what it must not be. */
  record Wrong(Class<?> command, RecordComponent field, String value) {
    String frame() {
      return frame(command, field.getName(), value);
    }

    static String frame(Class<?> command, String changed, String value) {
      String type = command.getSimpleName().toLowerCase(Locale.ROOT);
      Stream<String> fields =
          Arrays.stream(command.getRecordComponents())
              .map(
                  field ->
                      "\"%s\":%s"
                          .formatted(
                              field.getName(),
                              field.getName().equals(changed) ? value : good(field)));
      return Stream.concat(fields, Stream.of("\"type\":\"" + type + "\""))
          .collect(Collectors.joining(",", "{", "}"));
    }

    private static String good(RecordComponent field) {
      return switch (kind(field)) {
        case "String" -> "\"good\"";
        case "long", "Long" -> "7";
        case "boolean", "Boolean" -> "true";
        case "List<String>" -> "[\"good\"]";
        case "Map<String, Long>" -> "{\"good\":7}";
        default -> throw new IllegalArgumentException(field.toString());
      };
    }

    private static List<String> bad(RecordComponent field) {
      List<String> texts = List.of("5", "1.5", "true", "[]", "[\"x\"]", "{}");
      List<String> numbers =
          List.of("\"1\"", "true", "1.5", "1.0", "1e2", "-1", "[1]", "{}", "9".repeat(30));
      return switch (kind(field)) {
        case "String" -> both(texts, UNSTORABLE);
        case "long", "Long" -> numbers;
        case "boolean", "Boolean" -> List.of("1", "\"true\"", "[true]", "{}");
        case "List<String>" ->
            both(
                List.of("\"x\"", "5", "{}", "[5]", "[true]", "[null]", "[[\"x\"]]"),
                UNSTORABLE.stream().map("[%s]"::formatted).toList());
        case "Map<String, Long>" ->
            both(
                List.of("5", "\"x\"", "[]", "[{}]", "{\"\\u0000\":1}", "{\"x\":null}"),
                numbers.stream().map("{\"x\":%s}"::formatted).toList());
        default -> throw new IllegalArgumentException(field.toString());
      };
    }

    private static String kind(RecordComponent field) {
      return field.getGenericType().getTypeName().replaceAll("[a-z.]+\\.", "");
    }

    private static List<String> both(List<String> some, List<String> others) {
      List<String> all = new ArrayList<>(some);
      all.addAll(others);
      return all;
    }
  }

  static Stream<Class<?>> commands() {
    return commands(Command.class);
  }

  private static Stream<Class<?>> commands(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(one -> one.isSealed() ? commands(one) : Stream.of(one));
  }

  static Stream<Wrong> wrongs() {
    return commands()
        .flatMap(command -> Arrays.stream(command.getRecordComponents()))
        .flatMap(
            field ->
                Wrong.bad(field).stream()
                    .map(value -> new Wrong(field.getDeclaringRecord(), field, value)));
  }

  private Command read(String frame) throws MalformedFrame {
    return reader.read(frame.getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsOfItsTypesIsRead(Class<?> command) throws MalformedFrame {
    assertThat(read(Wrong.frame(command, "", ""))).isInstanceOf(command);
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aValueOfAnotherTypeOrThatCannotBeStoredIsRefusedByItsField(Wrong wrong) {
    MalformedFrame refused = catchThrowableOfType(MalformedFrame.class, () -> read(wrong.frame()));
    assertThat(refused).as(wrong.frame()).isNotNull();
    assertThat(refused.detail()).startsWith(wrong.field().getName() + " must");
    // Its sender knows which of its frames this is, though the fault stands before the name.
    boolean isNamed =
        Arrays.stream(wrong.command().getRecordComponents())
            .anyMatch(field -> field.getName().equals("ref"));
    assertThat(refused.ref())
        .isEqualTo(isNamed && !wrong.field().getName().equals("ref") ? "good" : null);
  }

  @Test
  void aTypeIsAText() {
    for (String type : List.of("5", "true", "[\"ping\"]", "\"\\u0000\"")) {
      MalformedFrame refused =
          catchThrowableOfType(
              MalformedFrame.class, () -> read("{\"ref\":\"r\",\"type\":" + type + "}"));
      assertThat(refused.detail()).startsWith("type must");
      assertThat(refused.ref()).isEqualTo("r");
    }
  }

  @Test
  void whatFollowsAnObjectIsNoFrame() {
    for (String more : List.of("x", "{}", ",", "]")) {
      assertThat(
              catchThrowableOfType(MalformedFrame.class, () -> read("{\"type\":\"ping\"}" + more)))
          .as(more)
          .isNotNull();
    }
  }
}
