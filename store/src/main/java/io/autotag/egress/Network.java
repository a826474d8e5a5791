package io.autotag.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A range of addresses, written as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. */
final class Network {

    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f.:]+)/([0-9]{1,3})");

    private final byte[] base;
    private final int bits;

    /**
     * @param base 4 or 16 bytes
     * @param bits how many of the first bits an address shares with it
     */
    private Network(byte[] base, int bits) {
        this.base = base;
        this.bits = bits;
        if (bits > base.length * Byte.SIZE) {
            throw new IllegalArgumentException("A network of such addresses has 0 to " + base.length * 8 + " bits.");
        }
    }

    /** @throws IllegalArgumentException with a sentence, for what is no network */
    static Network of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no network such as 10.0.0.0/8 or fd00::/8.");
        }
        try {
            // No name is ever looked up: the form admits addresses only.
            return new Network(
                    InetAddress.getAllByName(form.group(1))[0].getAddress(), Integer.parseInt(form.group(2)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + form.group(1) + "\" is no address.", e);
        }
    }

    /** Networks with commas between them; none for a blank text. */
    static List<Network> listOf(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Network::of)
                .toList();
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != base.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        if (!Arrays.equals(base, 0, whole, other, 0, whole)) {
            return false;
        }
        return rest == 0 || ((base[whole] ^ other[whole]) & 0xff) >> (Byte.SIZE - rest) == 0;
    }
}
