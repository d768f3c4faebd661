/** The Log4j2 appender {@code <Sealpost>}. */
@SuppressWarnings("module")
module io.sealpost.log4j2 {
  requires static transitive org.jspecify;
  requires transitive io.sealpost.common;
  requires org.apache.logging.log4j;
  requires transitive org.apache.logging.log4j.core;

  exports io.sealpost.log4j2;

  opens io.sealpost.log4j2 to
      org.apache.logging.log4j.core;
}
