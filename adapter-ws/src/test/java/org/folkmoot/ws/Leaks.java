package org.folkmoot.ws;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.slf4j.LoggerFactory;

/** Hears of buffers that nobody has released, since it was made. */
final class Leaks {
  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);

  Leaks() {
    heard.start();
    logger.addAppender(heard);
  }

  void expectNone() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    // A leak is told of when the next buffer is taken after its garbage was found.
    for (int i = 0; i < 3; i++) {
      System.gc();
      PooledByteBufAllocator.DEFAULT.directBuffer(8).release();
    }
    logger.detachAppender(heard);
    assertThat(heard.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
  }
}
