package io.autotag.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a host up once a connection and hands out only what may be connected to. The client connects to what it is
 * handed: between the check and the connection nobody asks for the name again.
 */
final class CheckedNames implements DnsResolver {

    private final Names names;
    private final Reachable reachable;

    CheckedNames(Names names, Reachable reachable) {
        this.names = names;
        this.reachable = reachable;
    }

    /** @throws ForbiddenAddressException when the host has addresses, but none that may be connected to */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.addressesOf(host);
        InetAddress[] admitted = Arrays.stream(found).filter(reachable::admits).toArray(InetAddress[]::new);
        if (found.length > 0 && admitted.length == 0) {
            throw new ForbiddenAddressException(host);
        }
        return admitted;
    }

    /** Nothing asks for it; a second lookup would be one too many. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The host is not one of the public internet. */
    static final class ForbiddenAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1;

        ForbiddenAddressException(String host) {
            super(host);
        }
    }
}
