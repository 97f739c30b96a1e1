package org.folkmoot.bootstrap.architecture.planted.notrun.persistence;

import org.folkmoot.bootstrap.architecture.planted.notrun.application.Bell;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class JdbcBell implements Bell {
  @Override
  public void ring() {}
}
