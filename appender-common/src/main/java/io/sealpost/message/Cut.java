package io.sealpost.message;

import java.util.List;

/**
 * The rest of the body of a message that was too long.
 *
 * @param elements arranged, including the note
 * @param text the beginning of MSG, possibly empty
 */
record Cut(List<SdElement> elements, String text) {}
