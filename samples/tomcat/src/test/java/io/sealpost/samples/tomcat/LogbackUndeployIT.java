package io.sealpost.samples.tomcat;

final class LogbackUndeployIT extends UndeployContract {
  LogbackUndeployIT() {
    super(WebApplication.LOGBACK);
  }
}
