package org.folkmoot.application.view;

import java.util.List;

/** A part of somebody's list of rooms. */
public record SectionView(String id, String name, List<String> rooms) {}
