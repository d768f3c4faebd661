package io.sealpost.verify.reference;

/** Octets that have not the form that was expected. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  MalformedException(String what) {
    super(what);
  }
}
