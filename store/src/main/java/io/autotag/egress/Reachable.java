package io.autotag.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and the networks that the operator allows. Pure.
 *
 * <p>Of IPv6 only what is given out for global use is public at all, so that local, mapped and translated addresses need
 * not be listed.
 */
final class Reachable {

    private static final Network GLOBAL_V6 = Network.of("2000::/3");

    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8",
                    "100.64.0.0/10", // of providers, and the metadata of one cloud
                    "127.0.0.0/8",
                    "168.63.129.16/32", // the platform of another cloud
                    "169.254.0.0/16", // link-local, and the metadata of most clouds
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24", // relays into other networks
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // protocols, Teredo among them, which carries an IPv4 address
                    "2001:db8::/32",
                    "2002::/16", // 6to4, which carries an IPv4 address
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    /** @param allowed networks of the operator's own; they win over everything */
    Reachable(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    boolean admits(InetAddress address) {
        return isIn(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        boolean global = address instanceof Inet4Address || GLOBAL_V6.contains(address);
        return global && !isIn(NOT_PUBLIC, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
