package io.autotag.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a click on a value of a facet asks for. */
final class FacetQueriesTest {

    private static final Facet OBJECTS = Facet.of(Facet.Kind.OBJECT_LABEL);
    private static final Facet STATUS = Facet.of(Facet.Kind.AUTOTAG_STATUS);

    @Test
    void putsTheValueInThePlaceOfTheFacetsOwnCondition() {
        assertThat(click("object_prefix:car AND score >= 0.8", OBJECTS, "person"))
                .isEqualTo("score >= 0.8 AND object_prefix:person");
        assertThat(click("autotag_status = \"accepted\" OR autotag_status = \"modified\"", STATUS, "pending"))
                .isEqualTo("autotag_status = \"pending\"");
        assertThat(click("", STATUS, "pending")).isEqualTo("autotag_status = \"pending\"");
    }

    @Test
    void keepsConditionsOnOtherThings() {
        assertThat(click("image_prefix:rain AND metadata.city = \"Oslo\"", OBJECTS, "car"))
                .isEqualTo("image_prefix:rain AND metadata.city = \"Oslo\" AND object_prefix:car");
        assertThat(click("autotag_status = \"accepted\" OR score < 0", STATUS, "pending"))
                .isEqualTo("(autotag_status = \"accepted\" OR score < 0) AND autotag_status = \"pending\"");
    }

    @Test
    void anExclusionOfALabelStays() {
        assertThat(click("NOT object_prefix:car AND object_prefix:truck", OBJECTS, "bus"))
                .isEqualTo("NOT object_prefix:car AND object_prefix:bus");
        assertThat(click("NOT (autotag_status = \"accepted\" OR score < 0)", STATUS, "pending"))
                .isEqualTo("NOT score < 0 AND autotag_status = \"pending\"");
    }

    @Test
    void bandsAndTwentiethsOfTheScoreAreOneFacet() {
        Facet band = Facet.of(Facet.Kind.SCORE_BAND);
        Facet score = Facet.of(Facet.Kind.SCORE);
        assertThat(click("object_prefix:car AND score >= 0.8", band, "low"))
                .isEqualTo("object_prefix:car AND score_band = \"low\"");
        FacetQueries scores = FacetQueries.of(Query.parse("object_prefix:car AND score_band = \"high\""), score);
        assertThat(scores.having(new Literal.Numeric(-1)).canonical())
                .isEqualTo("object_prefix:car AND score >= -1 AND score < -0.95");
        assertThat(scores.having(new Literal.Numeric(0.3)).canonical())
                .isEqualTo("object_prefix:car AND score >= 0.3 AND score < 0.35");
        assertThat(scores.having(new Literal.Numeric(0.95)).canonical())
                .isEqualTo("object_prefix:car AND score >= 0.95");
    }

    @Test
    void metadataIsOfOneKey() {
        Facet city = Facet.ofMetadata("city");
        assertThat(click("metadata.city = \"Oslo\" AND metadata.Weather = \"rain\"", city, "Rome"))
                .isEqualTo("metadata.Weather = \"rain\" AND metadata.city = \"Rome\"");
    }

    @Test
    void takesEveryQueryThatWasAccepted() {
        String longest = "width=1 " + "AND width=1 ".repeat(340);
        assertThat(Query.parse(longest).canonical()).hasSizeGreaterThan(4_096);
        assertThat(click(longest, OBJECTS, "car")).endsWith("AND object_prefix:car");
    }

    private static String click(String query, Facet facet, String value) {
        return FacetQueries.of(Query.parse(query), facet)
                .having(new Literal.Text(value))
                .canonical();
    }
}
