/** The Logback appender {@code io.sealpost.logback.SealpostAppender}. */
@SuppressWarnings("module")
module io.sealpost.logback {
  requires static transitive org.jspecify;
  requires transitive io.sealpost.common;
  requires transitive ch.qos.logback.classic;
  requires transitive ch.qos.logback.core;
  requires org.slf4j;

  exports io.sealpost.logback;
}
