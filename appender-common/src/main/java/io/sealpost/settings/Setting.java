package io.sealpost.settings;

/**
 * One setting of an element: its name, how it is written, and what it is if it is not.
 *
 * @param initial the value if it is not written; if it is faulty, then only so that the rest is
 *     checked
 * @param missing what to tell somebody who did not write it, empty if that is all right
 * @param secret whether its text is never shown
 */
record Setting<T>(String name, Syntax<T> syntax, T initial, String missing, boolean secret) {}
