package org.folkmoot.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What code can reach from anywhere, and tests can't hold: time, chance, threads. */
final class Ambient {
  private Ambient() {}

  @FunctionalInterface
  interface Kind {
    boolean is(String owner, String method, List<String> parameters);
  }

  private static final String NEW = "<init>";

  private static final Set<String> THREAD_STATICS =
      Set.of("sleep", "ofVirtual", "ofPlatform", "startVirtualThread", "onSpinWait", "yield");

  /** These start a timer's thread of the JDK's own. */
  private static final Set<String> FUTURE_TIMERS =
      Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

  static boolean isClock(String owner, String method, List<String> parameters) {
    return switch (owner) {
      case "java.lang.System" -> method.equals("currentTimeMillis") || method.equals("nanoTime");
      case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
      case "java.time.InstantSource" -> method.equals("system");
      case "java.util.Date" -> method.equals(NEW) && parameters.isEmpty();
      // With a clock as its argument it is as good as any.
      default ->
          owner.startsWith("java.time.")
              && method.equals("now")
              && !parameters.contains("java.time.Clock");
    };
  }

  static boolean isChance(String owner, String method, List<String> parameters) {
    return switch (owner) {
      case "java.util.UUID" -> method.equals("randomUUID");
      case "java.lang.Math" -> method.equals("random");
      case "java.util.concurrent.ThreadLocalRandom" -> method.equals("current");
      case "java.util.Random", "java.util.SplittableRandom" ->
          method.equals(NEW) && parameters.isEmpty();
      case "java.security.SecureRandom" -> method.equals(NEW) || method.startsWith("getInstance");
      case "java.util.random.RandomGenerator", "java.util.random.RandomGeneratorFactory" ->
          method.equals("getDefault") || method.equals("of");
      default -> false;
    };
  }

  static boolean isThread(String owner, String method, List<String> parameters) {
    return switch (owner) {
      case "java.lang.Thread" -> method.equals(NEW) || THREAD_STATICS.contains(method);
      case "java.util.concurrent.TimeUnit" -> method.equals("sleep");
      case "java.util.concurrent.Executors" -> true;
      case "java.util.Timer" -> method.equals(NEW);
      case "java.util.concurrent.ForkJoinPool" -> method.equals(NEW) || method.equals("commonPool");
      case "java.util.concurrent.CompletableFuture" ->
          FUTURE_TIMERS.contains(method)
              || (method.endsWith("Async")
                  && !parameters.contains("java.util.concurrent.Executor"));
      default -> method.equals("parallelStream") && owner.startsWith("java.util.");
    };
  }

  static ArchCondition<JavaClass> reach(Kind kind) {
    return new ArchCondition<>("reach for what should be handed in") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.of(
                type.getMethodCallsFromSelf(),
                type.getConstructorCallsFromSelf(),
                type.getMethodReferencesFromSelf(),
                type.getConstructorReferencesFromSelf())
            .flatMap(Set::stream)
            .filter(access -> is(kind, access))
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
      }
    };
  }

  private static boolean is(Kind kind, JavaCodeUnitAccess<?> access) {
    return kind.is(
        access.getTargetOwner().getFullName(),
        access.getName(),
        access.getTarget().getRawParameterTypes().stream().map(JavaClass::getFullName).toList());
  }
}
