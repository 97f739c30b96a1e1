package org.folkmoot.web.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.folkmoot.application.limit.ChangeLimits;

/** As what a call counts that changes something. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Counted {
  ChangeLimits.Kind value();
}
