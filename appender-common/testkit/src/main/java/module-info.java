/** Tests a logging configuration against a collector in the JVM of the test. */
module io.sealpost.testkit {
  requires static org.jspecify;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;

  exports io.sealpost.testkit;
}
