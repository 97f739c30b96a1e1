package org.folkmoot.bootstrap.settings;

/**
 * A setting on its way through the framework, which looks into texts for placeholders, such as
 * <code>${name:default}</code>, and puts something else there. This is no text until whoever wants
 * one takes it.
 */
public record AsWritten(String text) {
  @Override
  public String toString() {
    return text;
  }
}
