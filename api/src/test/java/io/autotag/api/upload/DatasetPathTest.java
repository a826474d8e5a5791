package io.autotag.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autotag.api.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatasetPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd.jpg",
                "../up.jpg",
                "a/../../up.jpg",
                "a/./b.jpg",
                "a//b.jpg",
                "a/",
                "..",
                "C:\\windows.jpg",
                "a\u0000.jpg",
                "a\n.jpg",
                "a\u0085.jpg",
                "script.svg",
                "noending",
                "dir.jpg/noending",
                "photo.jpg.exe"
            })
    void refuses(String path) {
        assertThatThrownBy(() -> new DatasetPath(path))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("file_path_in_dataset: Must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a/b/c.PNG", "..a.tiff", "größe/日本.webp", "a b.JpEg", ".jpg", "%2e%2e/a.gif"})
    void takes(String path) {
        assertThat(new DatasetPath(path).value()).isEqualTo(path);
    }

    @Test
    void takesNoMoreThan1024BytesOfUtf8() {
        assertThat(new DatasetPath("本".repeat(340) + ".jpg").value()).hasSize(344);
        assertThatThrownBy(() -> new DatasetPath("本".repeat(340) + "a.jpg"))
                .hasMessageContaining("1 to 1024 bytes in UTF-8");
        assertThatThrownBy(() -> new DatasetPath("a".repeat(1021) + ".jpg")).isInstanceOf(ApiException.class);
    }

    @Test
    void knowsTheTypeByTheEnding() {
        assertThat(new DatasetPath("a/b.TIF").contentType()).isEqualTo("image/tiff");
    }
}
