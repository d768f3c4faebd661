/** Verifies archives of signed syslog messages (RFC 5848). */
module io.sealpost.verifier {
  requires static org.jspecify;
  requires transitive io.sealpost.common;
  requires com.github.benmanes.caffeine;
  requires info.picocli;
  requires java.naming;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.util;

  exports io.sealpost.verify;
  exports io.sealpost.verify.certs;
  exports io.sealpost.verify.input;
  exports io.sealpost.verify.report;
  exports io.sealpost.verify.rewriting;
  exports io.sealpost.verify.trust;

  opens io.sealpost.verify.cli to
      info.picocli;
  opens io.sealpost.verify.cli.certs to
      info.picocli;
  opens io.sealpost.verify.cli.spool to
      info.picocli;
}
