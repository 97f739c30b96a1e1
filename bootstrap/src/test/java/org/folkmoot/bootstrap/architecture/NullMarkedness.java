package org.folkmoot.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Where the mark is missing, NullAway looks away without a word. */
final class NullMarkedness extends ArchCondition<JavaClass> {
  NullMarkedness() {
    super("be in a package that is @NullMarked");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().orElseThrow();
    }
    if (!outermost.isAnnotatedWith(NullMarked.class)
        && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
      events.add(SimpleConditionEvent.violated(type, type.getName() + " is not @NullMarked"));
    }
  }
}
