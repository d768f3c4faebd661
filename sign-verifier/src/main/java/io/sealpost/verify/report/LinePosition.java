package io.sealpost.verify.report;

/**
 * A position in the input.
 *
 * @param file its name, as given by its reader
 * @param line from 1; in octet-counted input the ordinal of the message
 */
public record LinePosition(String file, long line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
