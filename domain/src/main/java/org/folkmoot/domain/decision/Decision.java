package org.folkmoot.domain.decision;

import java.util.function.Function;

/** What became of a wish. */
public sealed interface Decision<T> {
  /** It is done, or may be done. */
  record Accepted<T>(T value) implements Decision<T> {}

  /** It is not done, and nothing has changed. */
  record Refused<T>(Refusal refusal) implements Decision<T> {}

  static <T> Decision<T> accepted(T value) {
    return new Accepted<>(value);
  }

  static <T> Decision<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  default <U> Decision<U> map(Function<? super T, ? extends U> next) {
    return switch (this) {
      case Accepted<T>(T value) -> new Accepted<>(next.apply(value));
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  default <U> Decision<U> then(Function<? super T, Decision<U>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** The value, or what the caller makes of a refusal: for edges that throw it upwards. */
  default T orThrow(Function<Refusal, ? extends RuntimeException> trouble) {
    return switch (this) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw trouble.apply(refusal);
    };
  }
}
