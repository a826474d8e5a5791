package io.autotag.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks the addresses of a host up. */
@FunctionalInterface
interface Names {

    /** As the machine is set up to. */
    static Names ofThisMachine() {
        return InetAddress::getAllByName;
    }

    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
