package org.folkmoot.bootstrap.architecture.planted.unmarked.domain;

public final class Careless {}
