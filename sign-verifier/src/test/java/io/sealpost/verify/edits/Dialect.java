package io.sealpost.verify.edits;

/** How the fields are written that RFC 5848 and its draft of 2008 write differently. */
enum Dialect {
  /** {@code TPBL}; keys and signatures are OpenPGP MPIs. */
  RFC,
  /** {@code TBPL}; keys and signatures are DER. */
  DRAFT_2008;

  String totalLength() {
    return this == RFC ? "TPBL" : "TBPL";
  }
}
