package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links that sign in once. */
final class SignInLinkTest {

    private static SignInRoom room;

    @BeforeAll
    static void open() {
        room = new SignInRoom();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void aLinkSignsInOnce() {
        Answer link = room.api.client(room.world, Role.OPERATOR).post("/session/links/", "");
        assertThat(link.status()).isEqualTo(201);
        assertThat(link.text("url")).startsWith(room.api.root() + "/sign-in#once=");
        String once = link.text("url").replaceAll(".*once=", "");
        assertThat(Browser.signIn(room.api, SignInRoom.onceBody(once))
                        .get("/session/")
                        .text("role"))
                .isEqualTo("operator");
        Answer again = room.nobody.post("/session/", SignInRoom.onceBody(once));
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.detail()).contains("used already");
    }

    @Test
    void anOldLinkSignsNobodyIn() {
        String url = room.api
                .client(room.world, Role.VIEWER)
                .post("/session/links/", "")
                .text("url");
        room.api.database().database().doInTransaction(tx -> tx.sql("UPDATE sign_in_link SET expires_at = now()")
                .update());
        assertThat(room.nobody
                        .post("/session/", SignInRoom.onceBody(url.replaceAll(".*once=", "")))
                        .status())
                .isEqualTo(401);
    }
}
