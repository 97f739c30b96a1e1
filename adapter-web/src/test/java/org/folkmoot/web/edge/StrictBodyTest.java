package org.folkmoot.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each field of each body, and each parameter of each call, with values that it can't have. */
class StrictBodyTest {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{([a-z]+)}", Pattern.CASE_INSENSITIVE);
  private static final List<String> UNSTORABLE =
      List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"a\\ud800b\"", "\"\\udc00\"");
  private static final List<String> NUMBERS =
      List.of("\"1\"", "true", "1.5", "1.0", "1e2", "[1]", "{}", "9".repeat(30));

  private static Site site;
  private static Site.Caller ada;
  private static String room;

  private Heard heard = new Heard();

  @BeforeAll
  static void open() {
    site = Site.open();
    ada = site.person("ada");
    room = site.room(ada, "tea", "public");
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @BeforeEach
  void listen() {
    heard.close();
    heard = new Heard();
  }

  @AfterEach
  void nothingIsLogged() {
    heard.close();
    assertThat(heard.lines()).isEmpty();
  }

  private static List<UriRouteInfo<?, ?>> calls() {
    List<UriRouteInfo<?, ?>> calls = new ArrayList<>();
    site.router()
        .uriRoutes()
        .filter(route -> path(route).startsWith("/api/"))
        .filter(route -> !route.getHttpMethodName().equals("HEAD"))
        .forEach(calls::add);
    assertThat(calls).hasSizeGreaterThan(20);
    return calls;
  }

  private static String path(UriRouteInfo<?, ?> call) {
    return call.getUriMatchTemplate().toPathString();
  }

  /** The call's address, where every parameter has a good value but the one. */
  private static String address(UriRouteInfo<?, ?> call, String changed, String value) {
    Map<String, String> good =
        Map.of("room", room, "username", "ada", "seq", "1", "emoji", "%F0%9F%91%8D");
    return PARAMETER
        .matcher(path(call))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals(changed)
                        ? value
                        : good.getOrDefault(found.group(1), "x")));
  }

  // --- bodies ---

  private static Optional<Class<?>> body(UriRouteInfo<?, ?> call) {
    return Arrays.stream(call.getTargetMethod().getArguments())
        .filter(argument -> argument.isAnnotationPresent(Body.class))
        .findFirst()
        .map(argument -> argument.getType() == JsonNode.class ? said(call) : argument.getType());
  }

  // A body that is read by hand says what it is in the description of the call.
  private static Class<?> said(UriRouteInfo<?, ?> call) {
    return call.getTargetMethod()
        .getTargetMethod()
        .getAnnotation(RequestBody.class)
        .content()[0]
        .schema()
        .implementation();
  }

  /** A body with one value that can't be, and the field that it can't be of. */
  private record Wrong(String field, String body) {}

  private static Stream<Wrong> wrongs(Class<?> body, UnaryOperator<String> around) {
    return Arrays.stream(body.getRecordComponents()).flatMap(field -> wrongs(field, around));
  }

  private static Stream<Wrong> wrongs(RecordComponent field, UnaryOperator<String> around) {
    UnaryOperator<String> in =
        value -> around.apply("{\"%s\":%s}".formatted(field.getName(), value));
    Stream<Wrong> own =
        bad(field.getGenericType()).map(value -> new Wrong(field.getName(), in.apply(value)));
    return Stream.concat(own, inner(field.getGenericType(), in));
  }

  private static Stream<Wrong> inner(Type type, UnaryOperator<String> in) {
    if (type instanceof Class<?> known && known.isRecord()) {
      return wrongs(known, in);
    }
    if (type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] instanceof Class<?> each
        && each.isRecord()) {
      return wrongs(each, value -> in.apply("[" + value + "]"));
    }
    return Stream.empty();
  }

  private static Stream<String> bad(Type type) {
    List<String> texts = List.of("5", "1.5", "true", "[]", "[\"x\"]", "{}");
    return switch (type) {
      case Class<?> text when text == String.class ->
          Stream.concat(texts.stream(), UNSTORABLE.stream());
      case Class<?> number when number == Long.class || number == Integer.class -> NUMBERS.stream();
      case Class<?> yes when yes == Boolean.class -> Stream.of("1", "\"true\"", "[true]", "{}");
      case Class<?> nested when nested.isRecord() -> Stream.of("5", "\"x\"", "[]", "true");
      case ParameterizedType list when list.getRawType() == List.class ->
          Stream.concat(
              Stream.of("5", "\"x\"", "{}", "true"),
              bad(list.getActualTypeArguments()[0]).map("[%s]"::formatted));
      case ParameterizedType map when map.getRawType() == Map.class ->
          Stream.concat(
              Stream.of("5", "\"x\"", "[]", "true"),
              bad(map.getActualTypeArguments()[1]).map("{\"x\":%s}"::formatted));
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  @Test
  void aValueOfAnotherTypeOrThatCannotBeStoredIsInvalidByItsField() {
    Set<String> faults = new TreeSet<>();
    int bodies = 0;
    for (UriRouteInfo<?, ?> call : calls()) {
      Class<?> body = body(call).orElse(null);
      if (body != null) {
        bodies++;
        wrongs(body, value -> value).forEach(wrong -> tryOut(call, wrong, faults));
      }
    }
    assertThat(bodies).isGreaterThan(10);
    assertThat(faults).isEmpty();
  }

  private static void tryOut(UriRouteInfo<?, ?> call, Wrong wrong, Set<String> faults) {
    Site.Answer answer = ada.send(call.getHttpMethodName(), address(call, "", ""), wrong.body());
    String expected = "\"field\":\"" + wrong.field() + "\"";
    if (answer.status() != 400
        || !answer.text().contains("\"code\":\"invalid\"")
        || !answer.text().contains(expected)) {
      faults.add(
          "%s %s %s: %d %s"
              .formatted(
                  call.getHttpMethodName(),
                  path(call),
                  wrong.body(),
                  answer.status(),
                  answer.text()));
    }
  }

  // --- parameters ---

  @Test
  void noParameterOfAnAddressHasWhatCannotBeStored() {
    for (UriRouteInfo<?, ?> call : calls()) {
      Matcher inPath = PARAMETER.matcher(path(call));
      while (inPath.find()) {
        for (String bad : List.of("%00", "a%00b", "%ed%a0%80")) {
          isInvalid(call, address(call, inPath.group(1), bad));
        }
      }
      for (Argument<?> parameter : call.getTargetMethod().getArguments()) {
        if (parameter.isAnnotationPresent(QueryValue.class)) {
          for (String bad : List.of("%00", "a%00", "%ed%a0%80")) {
            isInvalid(call, address(call, "", "") + "?" + parameter.getName() + "=" + bad);
          }
        }
      }
    }
  }

  private static void isInvalid(UriRouteInfo<?, ?> call, String address) {
    Site.Answer answer = ada.send(call.getHttpMethodName(), address, "");
    assertThat(answer.status()).as("%s %s", call.getHttpMethodName(), address).isEqualTo(400);
    assertThat(answer.string("code")).isEqualTo("invalid");
  }

  @Test
  void aNameWithWhatCannotBeStoredSignsNobodyIn() {
    for (String name : UNSTORABLE) {
      site.nobody()
          .post(
              "/api/auth/login", "{\"username\": %s, \"password\": \"a good one\"}".formatted(name))
          .isProblem(400, "invalid", "username");
    }
  }

  @Test
  void whatIsNoObjectIsInvalid() {
    for (String body : List.of("5", "\"x\"", "[]", "[{}]", "true")) {
      for (UriRouteInfo<?, ?> call : calls()) {
        if (body(call).isPresent()) {
          Site.Answer answer = ada.send(call.getHttpMethodName(), address(call, "", ""), body);
          assertThat(answer.status())
              .as("%s %s %s", call.getHttpMethodName(), path(call), body)
              .isEqualTo(400);
          assertThat(answer.string("code")).isEqualTo("invalid");
        }
      }
    }
  }
}
