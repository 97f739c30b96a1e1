package org.folkmoot.bootstrap.architecture.planted.jdbc.web;

import java.sql.Connection;
import org.jspecify.annotations.NullMarked;

@NullMarked
public record Query(Connection connection) {}
