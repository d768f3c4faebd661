/** The Logback appender {@code io.sealpost.logback.SealpostAppender}. */
@SuppressWarnings("module")
module io.sealpost.logback {
  requires static org.jspecify;
  requires transitive io.sealpost.common;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires org.slf4j;

  exports io.sealpost.logback;
}
