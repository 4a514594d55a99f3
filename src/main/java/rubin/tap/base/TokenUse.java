package rubin.tap.base;

/** What a request brings to be let in. */
public enum TokenUse {
    /** The token. */
    TOKEN,
    /** Nothing, because the token's own address has no encryption. */
    WITHHELD,
    /** Nothing, because the token is another address's. */
    ELSEWHERE,
    /** Nothing, because the only token is another service's. */
    OF_ANOTHER,
    /** Nothing, because there is no token. */
    NO_TOKEN
}
