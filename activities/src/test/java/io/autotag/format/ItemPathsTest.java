package io.autotag.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.review.ItemState;
import io.autotag.store.ExportedItem;
import io.autotag.store.Item;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemPathsTest {

    private long items;

    @ParameterizedTest
    @CsvSource({
        "day1/boat.jpg, day1/boat.jpg",
        "../../etc/passwd, etc/passwd",
        "/etc/passwd, etc/passwd",
        "a/./b//c.jpg, a/b/c.jpg",
        "..\\..\\boot.ini, boot.ini",
        "C:/x.jpg, C_/x.jpg",
        "a\u202egpj.exe, a_gpj.exe",
        "line\u0000break\u0007.png, line_break_.png",
        "con.jpg, _con.jpg",
        "what?*.png, what__.png",
        "trailing. /a.jpg, trailing/a.jpg",
        "..., item",
        "größe.jpg, größe.jpg"
    })
    void isSafeWhereverItIsUnpacked(String key, String path) {
        assertThat(new ItemPaths(false, false).of(item(key))).isEqualTo(path);
    }

    @Test
    void cutsNamesThatNoDiskTakesButKeepsTheSuffix() {
        assertThat(new ItemPaths(false, false).of(item("x".repeat(300) + ".jpg")))
                .hasSize(150)
                .endsWith("x.jpg");
    }

    @Test
    void noTwoItemsShareAPath() {
        ItemPaths paths = new ItemPaths(false, false);
        assertThat(paths.of(item("a.jpg"))).isEqualTo("a.jpg");
        assertThat(paths.of(item("a.png"))).isEqualTo("a.png");
        assertThat(paths.of(item("../a.jpg"))).isEqualTo("a-3.jpg");
        assertThat(paths.of(item("A.JPG"))).isEqualTo("A-4.JPG");
        assertThat(paths.of(item("a-6.jpg"))).isEqualTo("a-6.jpg");
        assertThat(paths.of(item("a.jpg"))).isEqualTo("a-6-6.jpg");
    }

    @Test
    void noTwoItemsShareATextFile() {
        ItemPaths paths = new ItemPaths(true, false);
        assertThat(paths.of(item("a.jpg"))).isEqualTo("a.jpg");
        assertThat(paths.of(item("a.png"))).isEqualTo("a-2.png");
        assertThat(paths.of(item("b/a.png"))).isEqualTo("b/a.png");
    }

    @Test
    void beginsWithTheDatasetWhereThereAreSeveral() {
        assertThat(new ItemPaths(false, true).of(item("a.jpg"))).isEqualTo("harbour/a.jpg");
    }

    @Test
    void remembersManyNamesExactly() {
        UsedNames used = new UsedNames();
        Set<String> known = new HashSet<>();
        java.util.Random random = new java.util.Random(11);
        for (int i = 0; i < 100_000; i++) {
            String name = "photos/" + random.nextInt(60_000) + ".jpg";
            assertThat(used.take(name)).isEqualTo(known.add(name));
        }
    }

    private ExportedItem item(String key) {
        Item item = new Item(++items, "u", 1, key, "0".repeat(64), 1, 1, "image/jpeg", 1, "{}", Instant.EPOCH);
        return new ExportedItem(item, "d", "ann", "harbour", ItemState.UNREVIEWED, null, null, List.of(), List.of());
    }
}
