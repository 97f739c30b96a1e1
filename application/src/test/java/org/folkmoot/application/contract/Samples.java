package org.folkmoot.application.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records that are full to the last part, made from nothing but their own declaration: whoever adds
 * a part to one of them gets a value for it, and needn't come here.
 */
final class Samples {
  private static final String UNKNOWN = "UNKNOWN";

  private final Map<Class<?>, List<?>> given;
  private int drawn;
  private int way;

  /**
   * @param given two values of each type of which not just any will do
   */
  Samples(Map<Class<?>, List<?>> given) {
    this.given = given;
  }

  /** From now on: which of the ways, where something is of one of several kinds. */
  Samples way(Class<?> kind) {
    way = ways(kind.getInterfaces()[0]).indexOf(kind);
    return this;
  }

  static List<Class<?>> ways(Class<?> sealed) {
    return List.of(sealed.getPermittedSubclasses());
  }

  /** One of two that differ in each part. */
  <T> T full(Class<T> type, int which) {
    return type.cast(of(type, which));
  }

  private Object of(Type type, int which) {
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return List.of(of(list.getActualTypeArguments()[0], which));
    }
    Class<?> kind = (Class<?>) type;
    if (given.containsKey(kind)) {
      return given.get(kind).get(which);
    }
    if (kind.isSealed()) {
      return of(ways(kind).get(way), which);
    }
    if (kind.isRecord()) {
      return made(kind, component -> of(component.getGenericType(), which));
    }
    if (kind.isEnum()) {
      return Arrays.stream(kind.getEnumConstants())
          .filter(one -> !one.toString().equals(UNKNOWN))
          .toList()
          .get(which);
    }
    drawn++;
    return switch (kind.getSimpleName()) {
      case "String" -> "text-" + drawn;
      case "Instant" -> Instant.parse("2026-02-03T12:00:00Z").plusSeconds(drawn);
      case "boolean", "Boolean" -> which == 0;
      case "int", "Integer" -> drawn;
      case "long", "Long" -> (long) drawn;
      default -> throw new IllegalStateException("Nobody knows a sample of " + kind);
    };
  }

  /** The first with one part of the other, for each of its parts and of theirs; by their names. */
  static <T> Map<String, T> mixed(T one, T other) {
    Map<String, T> all = new LinkedHashMap<>();
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      String name = component.getName();
      Object mine = part(one, component);
      Object theirs = part(other, component);
      if (mine instanceof Record parts && isOfParts(parts)) {
        mixed(mine, theirs)
            .forEach((path, mix) -> all.put(name + "." + path, with(one, name, mix)));
      } else {
        all.put(name, with(one, name, theirs));
      }
    }
    return all;
  }

  /** It is more than a name for one plain value. */
  private static boolean isOfParts(Record value) {
    RecordComponent[] components = value.getClass().getRecordComponents();
    return components.length > 1 || components[0].getType().isRecord();
  }

  /** The same without all that it can do without. */
  static <T> T bare(T full) {
    return made(
        type(full),
        component -> {
          if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
          }
          Object part = part(full, component);
          return switch (part) {
            case List<?> _ -> List.of();
            case Record parts when isOfParts(parts) -> bare(parts);
            case null, default -> part;
          };
        });
  }

  static <T> T with(T one, String name, @Nullable Object value) {
    return made(
        type(one), component -> component.getName().equals(name) ? value : part(one, component));
  }

  static @Nullable Object part(Object one, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(one);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @SuppressWarnings("unchecked") // It is a T's own class.
  private static <T> Class<T> type(T one) {
    return (Class<T>) one.getClass();
  }

  private static <T> T made(Class<T> type, Function<RecordComponent, @Nullable Object> each) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types)
          .newInstance(Arrays.stream(components).map(each).toArray());
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
