package io.autotag.store;

/** The person who reviews, and what the key in use lets them do. */
public record Reviewer(User user, Role role) {

    long id() {
        return user.id();
    }
}
