package io.autotag.provider;

/** What a status says of a picture and of the provider. */
enum AnswerKind {
    /** The picture has its answer. */
    ANSWERED,
    /** Not now: the same picture may be sent again. */
    LATER,
    /** Nothing is wrong with the provider, but with this picture. */
    REFUSED,
    /** The picture may have brought the provider down, or the provider is down for everybody. */
    BROKEN,
    /** No picture will be answered: the address, the method or the secret is wrong. */
    NOBODY;

    static AnswerKind of(int status) {
        if (status / 100 == 2) {
            return ANSWERED;
        }
        return switch (status) {
            case 429, 502, 503 -> LATER;
            case 401, 403, 404, 405, 407, 410 -> NOBODY;
            case 408 -> BROKEN;
            default -> status / 100 == 4 ? REFUSED : status / 100 == 5 ? BROKEN : NOBODY;
        };
    }
}
