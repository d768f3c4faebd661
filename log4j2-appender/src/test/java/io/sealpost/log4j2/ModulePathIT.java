package io.sealpost.log4j2;

import io.sealpost.adapter.ModulePathContract;
import io.sealpost.application.ModularApplication;

/** Log4j2 must be let in to build the plugins. */
final class ModulePathIT extends ModulePathContract {
  ModulePathIT() {
    super(
        ModularApplication.class,
        "log4j2.configurationFile",
        "io.sealpost.log4j2",
        ".*(sealpost-(common|log4j2)-|log4j-|/bc)[^/]*");
  }
}
