package io.sealpost.delivery;

import io.sealpost.message.Header;

/**
 * Whose the keeper's own messages are.
 *
 * @param header theirs too
 * @param enterpriseNumber behind their SD-IDs
 */
public record NoticeOrigin(Header header, long enterpriseNumber) {}
