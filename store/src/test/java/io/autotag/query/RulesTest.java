package io.autotag.query;

import static io.autotag.query.Sample.V1;
import static io.autotag.query.Sample.annotated;
import static io.autotag.query.Sample.annotation;
import static io.autotag.query.Sample.by;
import static io.autotag.query.Sample.decided;
import static io.autotag.query.Sample.image;
import static io.autotag.query.Sample.object;
import static io.autotag.query.Sample.sliced;
import static io.autotag.query.Sample.tagged;
import static io.autotag.query.Sample.unseen;
import static io.autotag.query.Sample.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.query.World.Item;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every rule of the language's meaning, in the words of the rule. */
final class RulesTest {
    private static boolean selects(String query, Item item) {
        return Evaluator.holds(Query.parse(query), item);
    }

    @Nested
    final class Rule1PrefixTerms {
        @Test
        void aPrefixTermAsksForExactlyThatLabel() {
            assertThat(selects("image_prefix:weather_clear", with(image("weather_clear", 0.9))))
                    .isTrue();
            assertThat(selects("image_prefix:weather", with(image("weather_clear", 0.9))))
                    .isFalse();
        }

        @Test
        void aStarAsksForEveryLabelThatBeginsSo() {
            assertThat(selects("image_prefix:weather_*", with(image("weather_rain", 0.9))))
                    .isTrue();
            assertThat(selects("image_prefix:weather_*", with(image("road", 0.9))))
                    .isFalse();
        }

        @Test
        void aQuotedStarIsAStar() {
            assertThat(selects("image_prefix:\"weather_*\"", with(image("weather_rain", 0.9))))
                    .isFalse();
            assertThat(selects("image_prefix:\"weather_*\"", with(image("weather_*", 0.9))))
                    .isTrue();
        }

        @Test
        void imageTermsSpeakOfImagesAndObjectTermsOfObjects() {
            assertThat(selects("object_prefix:car", with(image("car", 0.9)))).isFalse();
            assertThat(selects("image_prefix:car", with(object("car", 0.9)))).isFalse();
        }

        @Test
        void autotagImageIsAnotherWayToWriteIt() {
            assertThat(Query.parse("autotag.image = rain")).isEqualTo(Query.parse("image_prefix:rain"));
            assertThat(Query.parse("autotag.object = \"a b\"")).isEqualTo(Query.parse("object_prefix:\"a b\""));
        }
    }

    @Nested
    final class Rule2Scope {
        @Test
        void theFieldsOfAConjunctionSpeakOfThePredictionOfThePrefix() {
            Item lowCarHighBus = with(object("car", 0.2), object("bus", 0.9));
            assertThat(selects("object_prefix:car AND score >= 0.8", lowCarHighBus))
                    .isFalse();
            assertThat(selects("object_prefix:bus AND score >= 0.8", lowCarHighBus))
                    .isTrue();
        }

        @Test
        void theyDoSoUnderNotAndOr() {
            String oneCar = "object_prefix:car AND score >= 0.8 AND NOT training_set = \"v1\"";
            assertThat(selects(oneCar, with(by(V1, object("car", 0.9)), object("car", 0.3))))
                    .isFalse();
            assertThat(selects(oneCar, with(by(V1, object("car", 0.9)), object("car", 0.8))))
                    .isTrue();
            String either = "object_prefix:car AND (score >= 0.8 OR autotag_status = accepted)";
            assertThat(selects(either, with(object("car", 0.1), object("bus", 0.9))))
                    .isFalse();
            assertThat(selects(either, with(decided("accepted", object("car", 0.1)))))
                    .isTrue();
        }

        @Test
        void theyBindToEachOfTwoPrefixTerms() {
            String both = "object_prefix:car AND object_prefix:bus AND score >= 0.8";
            assertThat(selects(both, with(object("car", 0.9), object("bus", 0.9))))
                    .isTrue();
            assertThat(selects(both, with(object("car", 0.9), object("bus", 0.3))))
                    .isFalse();
        }

        @Test
        void anOrOfPrefixTermsTakesTheFieldsIntoEachAlternative() {
            String either = "(object_prefix:car OR object_prefix:bus) AND score >= 0.8";
            assertThat(selects(either, with(object("car", 0.3), object("bus", 0.9))))
                    .isTrue();
            assertThat(selects(either, with(object("car", 0.3), object("van", 0.9))))
                    .isFalse();
        }

        @Test
        void alternativesWithAndWithoutAPrefixTermBindEachForItself() {
            String mixed = "object_prefix:car AND (object_prefix:bus OR score >= 0.8)";
            assertThat(selects(mixed, with(object("car", 0.1), object("bus", 0.1))))
                    .isTrue();
            assertThat(selects(mixed, with(object("car", 0.9)))).isTrue();
            assertThat(selects(mixed, with(object("car", 0.1)))).isFalse();
        }

        @Test
        void factsAboutTheItemMayStandAmongThem() {
            String mixed = "object_prefix:car AND (score >= 0.8 OR slice = \"night\")";
            assertThat(selects(mixed, sliced("night", object("car", 0.1)))).isTrue();
            assertThat(selects(mixed, sliced("day", object("car", 0.1)))).isFalse();
        }
    }

    @Nested
    final class Rule3WithoutAPrefix {
        @Test
        void theFieldsSpeakTogetherOfOneAndTheSamePrediction() {
            String one = "score >= 0.8 AND autotag_status = \"accepted\"";
            assertThat(selects(one, with(object("car", 0.9), decided("accepted", object("bus", 0.1)))))
                    .isFalse();
            assertThat(selects(one, with(decided("accepted", image("rain", 0.9)))))
                    .isTrue();
        }

        @Test
        void anOrThatIsNotAConjunctionAsksForAnyOne() {
            String either = "autotag_status = \"accepted\" OR autotag_status = \"modified\"";
            assertThat(selects(either, with(decided("modified", object("car", 0.1)))))
                    .isTrue();
            assertThat(selects(either, with(object("car", 0.1)))).isFalse();
        }

        @Test
        void anItemThatNeedsNoPredictionIsNotAskedForOne() {
            String narrowed = "(slice = \"night\" OR score >= 0.8) AND dataset = \"roads\"";
            assertThat(selects(narrowed, sliced("night"))).isTrue();
            assertThat(selects(narrowed, sliced("day", object("car", 0.9)))).isTrue();
            assertThat(selects(narrowed, sliced("day", object("car", 0.1)))).isFalse();
        }

        @Test
        void annotationFieldsSpeakTogetherOfOneAnnotationLikewise() {
            String one = "annotation.label = \"car\" AND annotation.type = \"classification\"";
            Item two = annotated(annotation("car", "bounding_box"), annotation("bus", "classification"));
            assertThat(selects(one, two)).isFalse();
            assertThat(selects(one, annotated(annotation("car", "classification"))))
                    .isTrue();
        }
    }

    @Nested
    final class Rule4Not {
        @Test
        void notBeforeAPrefixTermAsksForNoSuchPrediction() {
            assertThat(selects("NOT object_prefix:car", with(object("bus", 0.9))))
                    .isTrue();
            assertThat(selects("NOT object_prefix:car", with(object("bus", 0.9), object("car", 0.9))))
                    .isFalse();
        }

        @Test
        void aNegatedPrefixTakesNoFieldsFromOutside() {
            String rain = "image_prefix:rain AND NOT object_prefix:car AND score >= 0.8";
            assertThat(selects(rain, with(image("rain", 0.9), object("car", 0.3))))
                    .isFalse();
            assertThat(selects(rain, with(image("rain", 0.9), object("bus", 0.3))))
                    .isTrue();
        }

        @Test
        void itTakesTheFieldsInsideItsOwnParentheses() {
            String noSuchCar = "NOT (object_prefix:car AND score >= 0.8)";
            assertThat(selects(noSuchCar, with(object("car", 0.3), object("bus", 0.9))))
                    .isTrue();
            assertThat(selects(noSuchCar, with(object("car", 0.9), object("car", 0.3))))
                    .isFalse();
        }

        @Test
        void notHoldsForItemsThatNoModelHasLookedAt() {
            assertThat(selects("NOT object_prefix:car", unseen())).isTrue();
            assertThat(selects("NOT object_prefix:car AND predicted = true", unseen()))
                    .isFalse();
            assertThat(selects("predicted = \"detector@2\"", with(object("car", 0.1))))
                    .isTrue();
            assertThat(selects("predicted = \"detector@1\"", with(object("car", 0.1))))
                    .isFalse();
        }

        @Test
        void twoNegationsAskForExistenceAgain() {
            assertThat(selects("NOT NOT object_prefix:car", with(object("car", 0.9))))
                    .isTrue();
            assertThat(selects("NOT NOT object_prefix:car", with(object("car", -0.9))))
                    .isFalse();
        }
    }

    @Nested
    final class Rule5NegativeScores {
        @Test
        void aPrefixTermWithoutAScoreConditionMeansThatTheTagApplies() {
            assertThat(selects("image_prefix:rain", with(image("rain", 0)))).isTrue();
            assertThat(selects("image_prefix:rain", with(image("rain", -0.1)))).isFalse();
        }

        @Test
        void aScoreConditionTakesItsPlace() {
            assertThat(selects("image_prefix:rain AND score < 0", with(image("rain", -0.1))))
                    .isTrue();
            assertThat(selects("image_prefix:rain AND confidence < 0.5", with(image("rain", -0.1))))
                    .isTrue();
            assertThat(selects("image_prefix:rain AND score_band = negative", with(image("rain", -0.1))))
                    .isTrue();
        }

        @Test
        void fieldsAloneReachNegativeScores() {
            assertThat(selects("autotag_status = pending", with(image("rain", -0.9))))
                    .isTrue();
        }
    }

    @Nested
    final class Rule6ExplicitScopes {
        @Test
        void twoObjectsCanBeAskedFor() {
            String two = "object(label = \"car\" AND score > 0.5) AND object(label = \"person\")";
            assertThat(selects(two, with(object("car", 0.9), object("person", 0.1))))
                    .isTrue();
            assertThat(selects(two, with(object("car", 0.1), object("person", 0.9))))
                    .isFalse();
        }

        @Test
        void predictionsCanBeCounted() {
            String three = "count(object(label = \"car\" AND score >= 0.5)) >= 3";
            assertThat(selects(three, with(object("car", 0.5), object("car", 0.6), object("car", 0.7))))
                    .isTrue();
            assertThat(selects(three, with(object("car", 0.5), object("car", 0.4), object("car", 0.7))))
                    .isFalse();
        }

        @Test
        void insideAScopeNegativeScoresCount() {
            assertThat(selects("object(label = \"car\")", with(object("car", -0.9))))
                    .isTrue();
        }

        @Test
        void aScopeTakesNoFieldsFromOutside() {
            String apart = "object(label = \"car\") AND image_prefix:rain AND score >= 0.8";
            assertThat(selects(apart, with(object("car", 0.1), image("rain", 0.9))))
                    .isTrue();
        }

        @Test
        void anEmptyScopeAsksForAnyOfItsKind() {
            assertThat(selects("image()", with(object("car", 0.1)))).isFalse();
            assertThat(selects("object()", with(object("car", 0.1)))).isTrue();
            assertThat(selects("annotation()", annotated(annotation("car", "bounding_box"))))
                    .isTrue();
        }

        @Test
        void notInsideAScopeSpeaksOfTheSameObject() {
            String other = "object(NOT label = \"car\" AND box.area = 800)";
            assertThat(selects(other, with(object("car", 0.1)))).isFalse();
            assertThat(selects(other, with(object("bus", 0.1)))).isTrue();
        }
    }

    @Nested
    final class Rule7Absence {
        @Test
        void aFieldThatAnItemLacksMakesEveryComparisonFalse() {
            assertThat(selects("metadata.weather = \"rainy\"", unseen())).isFalse();
            assertThat(selects("metadata.weather != \"rainy\"", unseen())).isFalse();
            assertThat(selects("metadata.weather NOT IN (\"rainy\")", unseen())).isFalse();
            assertThat(selects("slice != \"night\"", unseen())).isFalse();
        }

        @Test
        void itsNegationHolds() {
            assertThat(selects("NOT metadata.weather = \"rainy\"", unseen())).isTrue();
        }

        @Test
        void absenceIsAskedForWithIsNull() {
            assertThat(selects("metadata.weather IS NULL", unseen())).isTrue();
            assertThat(selects("metadata.weather IS NULL", tagged("weather", "rainy")))
                    .isFalse();
            assertThat(selects("metadata.weather IS NOT NULL", tagged("weather", "rainy")))
                    .isTrue();
        }

        @Test
        void theAbsenceOfAPredictionFieldIsThatOfSuchPredictions() {
            assertThat(selects("training_set IS NULL", unseen())).isTrue();
            assertThat(selects("training_set IS NULL", with(object("car", 0.1))))
                    .isFalse();
            assertThat(selects("annotation.label IS NULL", annotated(annotation("car", "bounding_box"))))
                    .isFalse();
        }

        @Test
        void besideAPrefixTermItSpeaksOfThatPrediction() {
            assertThat(selects("image_prefix:rain AND training_set IS NULL", with(image("rain", 0.9))))
                    .isTrue();
            assertThat(selects("object_prefix:car AND training_set IS NULL", with(object("car", 0.9))))
                    .isFalse();
        }
    }

    @Nested
    final class Rule8VisiblePredictions {
        private final Item hidden = with(by(V1, object("car", 0.9)));

        @Test
        void fieldsSpeakOfVisiblePredictions() {
            assertThat(selects("object_prefix:car", hidden)).isFalse();
            assertThat(selects("score > 0.5", hidden)).isFalse();
            assertThat(selects("object(label = \"car\")", hidden)).isFalse();
        }

        @Test
        void namingATrainingSetAModelVersionOrARunReachesAllOfThem() {
            assertThat(selects("object_prefix:car AND training_set = \"v1\"", hidden))
                    .isTrue();
            assertThat(selects("object_prefix:car AND model_version = \"detector@1\"", hidden))
                    .isTrue();
            assertThat(selects("run = \"run-1\"", hidden)).isTrue();
            assertThat(selects("object(label = \"car\" AND training_set = \"v1\")", hidden))
                    .isTrue();
        }

        @Test
        void namingAModelDoesNot() {
            assertThat(selects("object_prefix:car AND model = \"detector\"", hidden))
                    .isFalse();
        }

        @Test
        void eachConjunctionReachesForItself() {
            String versions = "object(label = \"car\" AND training_set = \"v1\") AND NOT object(label = \"car\")";
            assertThat(selects(versions, hidden)).isTrue();
        }
    }

    @Nested
    final class Rule9Bands {
        @Test
        void bandsBeginWithTheirLowerBound() {
            assertThat(selects("score_band = \"high\"", with(object("car", 0.8))))
                    .isTrue();
            assertThat(selects("score_band = \"medium\"", with(object("car", 0.5))))
                    .isTrue();
            assertThat(selects("score_band = \"low\"", with(object("car", 0)))).isTrue();
            assertThat(selects("score_band = \"negative\"", with(object("car", -1))))
                    .isTrue();
        }

        @Test
        void bandsEndBelowTheNextOne() {
            assertThat(selects("score_band = \"medium\"", with(object("car", 0.8))))
                    .isFalse();
            assertThat(selects("score_band != \"high\"", with(object("car", 0.799))))
                    .isTrue();
            assertThat(selects("score_band IN (low, negative)", with(object("car", -0.001))))
                    .isTrue();
        }
    }

    @Nested
    final class Dates {
        @Test
        void aDayIsAllItsMoments() {
            assertThat(selects("created_at = 2026-01-31", unseen())).isTrue();
            assertThat(selects("created_at > 2026-01-31", unseen())).isFalse();
            assertThat(selects("created_at <= 2026-01-31", unseen())).isTrue();
            assertThat(selects("created_at < 2026-01-31", unseen())).isFalse();
            assertThat(selects("created_at != 2026-01-31", unseen())).isFalse();
        }

        @Test
        void aMomentIsExact() {
            assertThat(selects("created_at > 2026-01-31T11:59:59Z", unseen())).isTrue();
            assertThat(selects("created_at = \"2026-01-31T13:00+01:00\"", unseen()))
                    .isTrue();
        }
    }
}
