package org.folkmoot.bootstrap.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/** Writes what went wrong; its messages may quote what somebody has sent. */
public final class SafeStackTrace extends ThrowableProxyConverter {
  @Override
  protected String throwableProxyToString(IThrowableProxy trouble) {
    return SafeText.lines(super.throwableProxyToString(trouble));
  }
}
