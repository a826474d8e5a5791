package io.autotag.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses people may name at all; what their hosts resolve to is checked when they are called.
 *
 * @param plainHttp whether http will do; else it is https
 * @param networks of the operator's own that may be reached besides the public internet
 * @param variable by which the operator allows more networks
 */
public record EgressRules(boolean plainHttp, List<Network> networks, String variable) {

    /** A signed address with a token has two thousand and more. */
    private static final int MOST_CHARACTERS = 4_000;

    private static final int LARGEST_PORT = 65_535;

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    public EgressRules {
        networks = List.copyOf(networks);
    }

    /**
     * @param networks such as {@code 10.0.0.0/8, fd00::/8}; may be empty
     * @throws IllegalArgumentException with a sentence, for what is no network
     */
    public static EgressRules of(boolean plainHttp, String networks) {
        return new EgressRules(plainHttp, Network.listOf(networks), "AUTOTAG_EGRESS_NETWORKS");
    }

    /** The same for callers whose networks stand in another variable. */
    public EgressRules withVariable(String name) {
        return new EgressRules(plainHttp, networks, name);
    }

    /** A sentence about what is wrong with the address; empty when it may be called. */
    public Optional<String> objection(String address) {
        if (address.length() > MOST_CHARACTERS) {
            return Optional.of("Must have at most " + MOST_CHARACTERS + " characters.");
        }
        try {
            return objection(new URI(address));
        } catch (URISyntaxException e) {
            return Optional.of("Must be an address such as https://example.org/hook.");
        }
    }

    private Optional<String> objection(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            return Optional.of(
                    plainHttp
                            ? "Must begin with https:// or http://."
                            : "Must begin with https://. Plain http is the operator's to allow:"
                                    + " AUTOTAG_EGRESS_HTTP=true.");
        }
        if (address.getHost() == null || isOddNumber(address.getHost())) {
            return Optional.of("Must name a host, as in https://example.org/hook.");
        }
        if (address.getPort() == 0 || address.getPort() > LARGEST_PORT) {
            return Optional.of("Must have a port from 1 to " + LARGEST_PORT + " where it names one.");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return Optional.of("Must hold no user, no password and no fragment.");
        }
        return Optional.empty();
    }

    /** An address in a spelling that resolvers read as they like: hexadecimal, octal, or with fewer than four parts. */
    private static boolean isOddNumber(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        return !host.startsWith("[")
                && !last.isEmpty()
                && Character.isDigit(last.charAt(0))
                && !DOTTED.matcher(host).matches();
    }
}
