package org.folkmoot.bootstrap.architecture.planted.nocontract.persistence;

import org.folkmoot.bootstrap.architecture.planted.nocontract.application.Bell;
import org.jspecify.annotations.NullMarked;

@NullMarked
public final class JdbcBell implements Bell {
  @Override
  public void ring() {}
}
