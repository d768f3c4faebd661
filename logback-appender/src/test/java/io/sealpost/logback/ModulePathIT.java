package io.sealpost.logback;

import io.sealpost.adapter.ModulePathContract;
import io.sealpost.application.ModularApplication;

/** Logback must be let in to set the properties. */
final class ModulePathIT extends ModulePathContract {
  ModulePathIT() {
    super(
        ModularApplication.class,
        "logback.configurationFile",
        "io.sealpost.logback",
        ".*(sealpost-(common|logback)-|logback-|slf4j-api|/bc)[^/]*");
  }
}
