package io.sealpost.sign;

/**
 * The session before another one, as its start notice names it: the last one that has such a notice
 * itself, because of any other an archive need not have anything.
 *
 * @param rsid 0 if there is none
 * @param ended whether it also has a notice that it ended
 */
record Predecessor(long rsid, boolean ended) {
  static final Predecessor NONE = new Predecessor(0, false);
}
