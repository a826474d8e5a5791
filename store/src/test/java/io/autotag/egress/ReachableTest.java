package io.autotag.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReachableTest {

    private static final Reachable USUAL = new Reachable(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void refusesWhatIsNotOfThePublicInternet(String literal) throws UnknownHostException {
        assertThat(USUAL.admits(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2001:200::1",
                "2600::1",
                "2a00:1450:4001:80b::200e"
            })
    void admitsThePublicInternet(String literal) throws UnknownHostException {
        assertThat(USUAL.admits(address(literal))).isTrue();
    }

    @Test
    void admitsWhatTheOperatorAllowsAndNoMore() throws UnknownHostException {
        Reachable wider = new Reachable(Network.listOf("10.1.0.0/16, fd00:1::/32,127.0.0.1/32"));
        assertThat(wider.admits(address("10.1.255.3"))).isTrue();
        assertThat(wider.admits(address("fd00:1:2::3"))).isTrue();
        assertThat(wider.admits(address("127.0.0.1"))).isTrue();
        assertThat(wider.admits(address("10.2.0.1"))).isFalse();
        assertThat(wider.admits(address("127.0.0.2"))).isFalse();
        assertThat(wider.admits(address("169.254.169.254"))).isFalse();
    }

    @Test
    void countsTheBitsOfANetwork() throws UnknownHostException {
        Network odd = Network.of("172.16.0.0/12");
        assertThat(odd.contains(address("172.31.255.255"))).isTrue();
        assertThat(odd.contains(address("172.32.0.0"))).isFalse();
        assertThat(Network.of("0.0.0.0/0").contains(address("8.8.8.8"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org/8", "10.0.0.0", "10.0.0.0/33", "10.0.0/a", "fd00::/129", "1.2.3.4.5/8"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.listOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "http://example.org/",
                "file:///etc/passwd",
                "https:///path",
                "https://user:word@example.org/",
                "https://example.org/#part",
                "https://exa mple.org/",
                "/path",
                ""
            })
    void objectsToAddressesThatNobodyShouldCall(String address) {
        assertThat(EgressRules.of(false, "").objection(address)).isNotEmpty();
    }

    @Test
    void admitsHttpsAndWhereTheOperatorSaysSoHttp() {
        assertThat(EgressRules.of(false, "").objection("https://example.org:8443/a?b=c"))
                .isEmpty();
        assertThat(EgressRules.of(true, "").objection("http://example.org/")).isEmpty();
        assertThat(EgressRules.of(true, "").objection("https://" + "a".repeat(4_000)))
                .isNotEmpty();
    }

    /** @param literal no name */
    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }
}
