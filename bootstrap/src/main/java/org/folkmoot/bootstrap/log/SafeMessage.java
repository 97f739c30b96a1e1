package org.folkmoot.bootstrap.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes what is said, whoever chose its words. */
public final class SafeMessage extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return SafeText.line(String.valueOf(event.getFormattedMessage()));
  }
}
