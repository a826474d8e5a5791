package io.autotag.api.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import io.autotag.store.Role;
import io.autotag.store.Seed;

/** An organisation whose people sign in through browsers, and the bodies that they send for it. */
final class SignInRoom implements AutoCloseable {

    final TestApi api = TestApi.start();
    final Seed world = api.plant("sessions", 1);
    final TestClient nobody = api.client((String) null);

    String key(Role role) {
        return api.issue(world, role, null);
    }

    void user(String login, String password, String role) {
        Answer made = api.client(world, Role.ADMIN).post("/users/", userBody(login, password, role));
        assertThat(made.status()).isEqualTo(201);
    }

    static String userBody(String login, String password, String role) {
        return "{\"login\": \"" + login + "\", \"password\": \"" + password + "\", \"role\": \"" + role + "\"}";
    }

    static String passwordBody(String user, String password) {
        return "{\"user\": \"" + user + "\", \"password\": \"" + password + "\"}";
    }

    static String keyBody(String key) {
        return "{\"key\": \"" + key + "\"}";
    }

    static String onceBody(String once) {
        return "{\"once\": \"" + once + "\"}";
    }

    @Override
    public void close() {
        api.close();
    }
}
