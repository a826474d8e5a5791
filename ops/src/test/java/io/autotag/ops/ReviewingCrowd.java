package io.autotag.ops;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * People who review what there is in a project, and come back when there is more, until they are told to go.
 *
 * @param working answers the items that each of them finished, with who it was
 * @param savedByAll how many saves were acknowledged so far
 */
record ReviewingCrowd(List<Future<List<String>>> working, AtomicInteger savedByAll) {

    /** How long somebody looks at an item, and stays away from an empty queue. */
    private static final Duration LOOKS = Duration.ofMillis(300);

    ReviewingCrowd {
        working = List.copyOf(working);
    }

    /**
     * So many begin.
     *
     * @param goesOn asked before each item
     * @param threads one for each of them
     */
    static ReviewingCrowd begin(Reviewers reviewers, int people, BooleanSupplier goesOn, ExecutorService threads) {
        AtomicInteger saved = new AtomicInteger();
        List<Future<List<String>>> working = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            String login = "person" + number;
            ReviewingPerson person = new ReviewingPerson(
                    Reviewers.annotator(reviewers.site(), login),
                    "/projects/" + reviewers.project() + "/",
                    new ReviewingPerson.Manner(Optional.empty(), LOOKS, goesOn),
                    saved);
            working.add(threads.submit(() -> finished(person, goesOn).stream()
                    .map(item -> item + " " + login)
                    .toList()));
        }
        return new ReviewingCrowd(working, saved);
    }

    private static List<String> finished(ReviewingPerson person, BooleanSupplier goesOn) {
        ReviewingPerson.Day day = person.call();
        while (goesOn.getAsBoolean()) {
            Answered.pause(LOOKS);
            day = person.call();
        }
        return day.finished();
    }

    int saves() {
        return savedByAll.get();
    }

    /** Waits until all have gone; the items of which the save was acknowledged, each with the login of who did it. */
    List<String> finished() throws InterruptedException, ExecutionException {
        List<String> all = new ArrayList<>();
        for (Future<List<String>> person : working) {
            all.addAll(person.get());
        }
        return all;
    }
}
