/** Verifies archives of signed syslog messages (RFC 5848). */
module io.sealpost.verifier {
  requires static org.jspecify;
  requires transitive io.sealpost.common;
  requires com.github.benmanes.caffeine;
  requires info.picocli;
  requires java.naming;

  exports io.sealpost.verify;
  exports io.sealpost.verify.input;

  opens io.sealpost.verify.cli to
      info.picocli;
}
