package io.sealpost.verify.cli;

/** A trust option whose file or fingerprint cannot be used; the message names it and says why. */
final class UnusableTrustException extends Exception {
  private static final long serialVersionUID = 1;

  UnusableTrustException(String what, String why) {
    super(what + ": " + why);
  }
}
