package org.folkmoot.ws.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.domain.message.TimelineEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that the socket knows is missing in what is said of it. All of it is found by walking the
 * records themselves, so a new one that is left out somewhere fails here, without a case of its
 * own.
 */
class SocketContractTest {

  static Stream<Class<?>> commands() {
    return StrictFrameTest.commands();
  }

  static Stream<Class<?>> frames() {
    return Arrays.stream(WireFrame.class.getPermittedSubclasses());
  }

  private static String type(Class<?> command) {
    return command.getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String page() throws IOException {
    return resource("/org/folkmoot/ws/page/socket.md");
  }

  private static String resource(String path) throws IOException {
    try (@Nullable InputStream file = SocketContractTest.class.getResourceAsStream(path)) {
      assertThat(file).as(path).isNotNull();
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /** Where the page writes frames of this type, from there to the end of each. */
  private static List<String> written(String page, String type) {
    return Pattern.compile("\\{\"type\":\"" + type + "\"(?:[^{}]|\\{[^{}]*})*}")
        .matcher(page)
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static void names(String frame, RecordComponent field) {
    assertThat(frame).containsPattern("\\b" + field.getName() + "\\b");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsOnThePageWithItsFields(Class<?> command) throws IOException {
    List<String> written = written(page(), type(command));
    if (command == Command.Signal.class) {
      assertThat(page()).contains("`signal` | reserved");
      return;
    }
    assertThat(written).as(type(command)).isNotEmpty();
    for (RecordComponent field : command.getRecordComponents()) {
      names(written.getFirst(), field);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandHasAGoldenFileWithAllItsFields(Class<?> command) throws Exception {
    String golden = resource("/commands/" + type(command) + ".json");
    Command read = new CommandReader().read(golden.getBytes(UTF_8));
    assertThat(read).isInstanceOf(command);
    for (RecordComponent field : command.getRecordComponents()) {
      assertThat(golden)
          .as("%s of %s", field.getName(), golden)
          .contains("\"" + field.getName() + "\"");
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aFrameIsOnThePageWithItsFields(Class<?> frame) throws IOException {
    String type =
        samples()
            .map(SocketContractTest::frame)
            .filter(frame::isInstance)
            .map(SocketContractTest::typeOf)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no sample of " + frame));
    List<String> written = written(page(), type);
    assertThat(written).as(type).isNotEmpty();
    // A client's frame may have the same type.
    assertThat(written)
        .anySatisfy(
            one -> {
              for (RecordComponent field : frame.getRecordComponents()) {
                names(one, field);
              }
            });
  }

  /** Each sample has its golden file ({@link WireTest}), and each field is there in one of them. */
  @Test
  void eachFieldOfEachFrameIsThereInAGoldenFile() {
    Set<String> seen = new HashSet<>();
    samples().map(SocketContractTest::frame).forEach(frame -> look(frame, seen));
    Set<String> all = new TreeSet<>();
    WireForm.fieldsOf(WireFrame.class)
        .forEach((record, fields) -> fields.forEach(field -> all.add(record + "." + field)));
    assertThat(all).hasSizeGreaterThan(100);
    all.removeAll(seen);
    // Somebody else is gone since a while; oneself is here.
    all.remove(Me.class.getName() + ".lastSeenAt");
    assertThat(all).as("fields that are in no golden file").isEmpty();
  }

  /** Every golden file is read by the page's own tests, which have to find words for it. */
  @Test
  void eachEventOfATimelineIsInAGoldenFile() {
    Set<String> shown =
        Samples.changes().values().stream()
            .filter(Change.MessageChange.class::isInstance)
            .map(change -> ((Change.MessageChange) change).message().system())
            .filter(SystemView.class::isInstance)
            .map(SystemView::event)
            .collect(Collectors.toSet());
    Set<String> all =
        Arrays.stream(TimelineEvent.values())
            .filter(event -> event != TimelineEvent.UNKNOWN)
            .map(event -> event.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(shown).isEqualTo(all);
  }

  private static Stream<Object> samples() {
    return Stream.concat(Samples.changes().values().stream(), Samples.tellings().values().stream());
  }

  private static WireFrame frame(Object sample) {
    return switch (sample) {
      case Change change -> WireFrame.of(change);
      case ServerMessage message -> WireFrame.of(message);
      default -> throw new IllegalArgumentException(sample.toString());
    };
  }

  private static String typeOf(WireFrame frame) {
    return (String) valueOf(frame, frame.getClass().getRecordComponents()[0]);
  }

  private static @Nullable Object valueOf(Object holder, RecordComponent field) {
    try {
      field.getAccessor().setAccessible(true);
      return field.getAccessor().invoke(holder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record that hides a field", e);
    }
  }

  private static void look(@Nullable Object value, Set<String> seen) {
    switch (value) {
      case null -> {}
      case Collection<?> several -> several.forEach(one -> look(one, seen));
      case Map<?, ?> several -> several.values().forEach(one -> look(one, seen));
      case Record record -> {
        for (RecordComponent field : record.getClass().getRecordComponents()) {
          Object part = valueOf(record, field);
          if (part != null && !(part instanceof Collection<?> list && list.isEmpty())) {
            seen.add(record.getClass().getName() + "." + field.getName());
          }
          look(part, seen);
        }
      }
      default -> {}
    }
  }
}
