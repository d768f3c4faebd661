package io.sealpost.message;

import java.util.List;

/**
 * What is left of the body of a message that was too long.
 *
 * @param elements arranged, the note among them
 * @param text the beginning of MSG, maybe nothing
 */
record Cut(List<SdElement> elements, String text) {}
