package io.autotag.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void isTheDetailAlone() {
        assertThat(ErrorText.of(404, "{\"detail\": \"Not found.\"}")).isEqualTo("Not found.");
    }

    @Test
    void namesTheFieldsBehindTheDetail() {
        String body =
                "{\"detail\": \"The model was refused.\", \"labels\": [\"79 labels, 80 classes.\"], \"head\": [\"Unknown.\"]}";
        assertThat(ErrorText.of(400, body))
                .isEqualTo("The model was refused. (labels: 79 labels, 80 classes.; head: Unknown.)");
    }

    @Test
    void saysNothingTwice() {
        assertThat(ErrorText.of(400, "{\"detail\": \"limit: Too much.\", \"limit\": [\"Too much.\"]}"))
                .isEqualTo("limit: Too much.");
        assertThat(ErrorText.of(400, "{\"detail\": \"Too much.\", \"limit\": [\"Too much.\"]}"))
                .isEqualTo("Too much.");
        assertThat(ErrorText.of(
                        400, "{\"detail\": \"It is read as detr. Write labels.\", \"labels\": [\"Write labels.\"]}"))
                .isEqualTo("It is read as detr. Write labels.");
    }

    @Test
    void leavesOutWhatAQueryCouldHaveGoneOnWith() {
        String body =
                "{\"detail\": \"No field is called.\", \"position\": 0, \"length\": 4, \"expected\": [\"score\"]}";
        assertThat(ErrorText.of(400, body)).isEqualTo("No field is called.");
    }

    @Test
    void makesASentenceOfFieldsWithoutADetail() {
        assertThat(ErrorText.of(400, "{\"name\": [\"Required.\", \"Too short.\"]}"))
                .isEqualTo("The server refused the request: name: Required. Too short..");
    }

    @Test
    void tellsHowToGiveAKeyWhenNoneWasAccepted() {
        assertThat(ErrorText.of(401, "{\"detail\": \"Unknown API key.\"}"))
                .isEqualTo("Unknown API key. Give a key with --api-key or AUTOTAG_API_KEY.");
    }

    @Test
    void namesTheStatusWhenTheAnswerIsNoJson() {
        assertThat(ErrorText.of(502, "<html>Bad gateway</html>"))
                .isEqualTo("The server answered HTTP 502 without a reason.");
        assertThat(ErrorText.of(500, "")).isEqualTo("The server answered HTTP 500 without a reason.");
    }
}
