package io.autotag.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.egress.EgressRules;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceSettingsTest {

    @Test
    void listsAreReadWithoutTheSpacesInThem() {
        SourceSettings settings = of(" /photos, /more,", "one.bucket , two");
        assertThat(settings.roots().roots()).hasSize(2);
        assertThat(settings.buckets()).containsExactlyInAnyOrder("one.bucket", "two");
        assertThat(SourceSettings.none().buckets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://photos", "photos/cats", "Photos", "a", "*"})
    void whatIsNoNameOfABucketIsNamed(String bucket) {
        assertThatThrownBy(() -> of("", "photos," + bucket))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + bucket + "\" is no name of a bucket.");
    }

    private static SourceSettings of(String folders, String buckets) {
        return SourceSettings.of(folders, buckets, EgressRules.of(false, ""), Optional.empty());
    }
}
