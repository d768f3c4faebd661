package io.sealpost.log4j2;

import io.sealpost.adapter.EndOfTheApplicationContract;
import io.sealpost.application.EndingApplication;
import java.util.List;

final class EndOfTheApplicationTest extends EndOfTheApplicationContract {
  EndOfTheApplicationTest() {
    super(EndingApplication.class);
  }

  @Override
  protected List<String> configuration(boolean hook) {
    return List.of(
        "-Dlog4j2.configurationFile=" + getClass().getResource("ending.xml"),
        "-Dsealpost.hook=" + (hook ? "enable" : "disable"));
  }
}
