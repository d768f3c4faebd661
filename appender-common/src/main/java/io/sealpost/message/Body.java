package io.sealpost.message;

import java.util.List;

/**
 * What follows the header of an application's message.
 *
 * @param elements as {@link StructuredData#arranged} returns them
 * @param text MSG without spaces and line ends behind it; if empty there is no MSG
 */
record Body(List<SdElement> elements, String text) {}
