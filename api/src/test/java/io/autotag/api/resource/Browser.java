package io.autotag.api.resource;

import io.autotag.api.TestApi;
import io.autotag.api.TestClient;
import io.autotag.api.TestClient.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls the API as a browser does: with the cookie that it was given, and the token in writes. */
record Browser(TestClient client, String cookie, String csrf) {

    /** Signs in; the body is what is signed in with. */
    static Browser signIn(TestApi api, String body) {
        Answer answer = api.client((String) null).post("/session/", body);
        if (answer.status() != 201) {
            throw new AssertionError("not signed in: " + answer.detail());
        }
        String cookie = answer.header("Set-Cookie");
        return new Browser(
                api.client((String) null), cookie.substring(0, cookie.indexOf(';')), answer.text("csrf_token"));
    }

    static Browser withKey(TestApi api, String key) {
        return signIn(api, "{\"key\": \"" + key + "\"}");
    }

    Answer get(String path) {
        return client.send(request(path).GET());
    }

    Answer post(String path, String body) {
        return client.send(request(path)
                .header("X-CSRF-Token", csrf)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer signOut() {
        return client.send(request("/session/").header("X-CSRF-Token", csrf).DELETE());
    }

    HttpRequest.Builder request(String path) {
        return client.request(path).header("Cookie", cookie);
    }
}
