package io.autotag.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.store.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoleRulesTest {

    private final RoleRules rules =
            RoleRules.of("groups", " chiefs = admin; cn=labelers,dc=example=annotator;", "none");

    @Test
    void theStrongestGroupCounts() {
        assertThat(rules.of(Map.of("groups", List.of("cn=labelers,dc=example", "chiefs", "x"))))
                .contains(Role.ADMIN);
        assertThat(rules.of(Map.of("groups", "cn=labelers,dc=example"))).contains(Role.ANNOTATOR);
    }

    @Test
    void whoeverIsInNoGroupHasTheDefaultOrNothing() {
        assertThat(rules.of(Map.of("groups", List.of("strangers")))).isEmpty();
        assertThat(rules.of(Map.of("groups", List.of(7, Map.of())))).isEmpty();
        assertThat(rules.of(Map.of())).isEmpty();
        assertThat(RoleRules.of("groups", "", "viewer").of(Map.of())).isEqualTo(Optional.of(Role.VIEWER));
    }

    @Test
    void aClaimMayLieInsideAnotherOrHaveDotsInItsName() {
        Map<String, Object> inside = Map.of("realm_access", Map.of("roles", List.of("chiefs")));
        Map<String, Object> named = Map.of("https://example.org/groups", List.of("chiefs"));
        assertThat(RoleRules.of("realm_access.roles", "chiefs=admin", "none").of(inside))
                .contains(Role.ADMIN);
        assertThat(RoleRules.of("https://example.org/groups", "chiefs=admin", "none")
                        .of(named))
                .contains(Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({"chiefs,none", "=admin,none", "chiefs=boss,none", "chiefs=admin,boss"})
    void whatIsNoRuleIsRefusedWithASentence(String roles, String otherwise) {
        assertThatThrownBy(() -> RoleRules.of("groups", roles, otherwise))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"");
    }
}
