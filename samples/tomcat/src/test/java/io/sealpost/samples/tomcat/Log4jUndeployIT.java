package io.sealpost.samples.tomcat;

final class Log4jUndeployIT extends UndeployContract {
  Log4jUndeployIT() {
    super(WebApplication.LOG4J2);
  }
}
