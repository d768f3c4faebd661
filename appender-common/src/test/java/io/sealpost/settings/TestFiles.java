package io.sealpost.settings;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Certificates and keys of the tests; see the README beside them. */
final class TestFiles {
  private TestFiles() {}

  static String path(String name) {
    try {
      return Path.of(TestFiles.class.getResource(name).toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
