package io.autotag.api;

import io.autotag.api.auth.MinimumRole;
import io.autotag.api.auth.NoKey;
import io.autotag.store.Role;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of resource classes, by reflection. */
final class Routes {

    private Routes() {}

    /** One route; the template begins behind {@code /api/v1} and has no final slash. */
    record Route(String verb, String template, Method method) {

        /** The role it needs; empty for one that takes no key. */
        Optional<Role> role() {
            return Optional.ofNullable(method.getAnnotation(MinimumRole.class)).map(MinimumRole::value);
        }

        boolean isMarked() {
            return role().isPresent() != method.isAnnotationPresent(NoKey.class);
        }

        /** Calls it with nonsense for every parameter, and an empty object where it takes a body. */
        TestClient.Answer call(TestClient client) {
            String path = template.replaceAll("\\{[^}]+}", "nothing") + "/";
            return client.send(client.request(path)
                    .header("Content-Type", contentType())
                    .method(verb, verb.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
        }

        private String contentType() {
            return Stream.of(method, method.getDeclaringClass())
                    .map(element -> element.getAnnotation(Consumes.class))
                    .filter(consumes -> consumes != null)
                    .findFirst()
                    .map(consumes -> consumes.value()[0])
                    .orElse("application/json");
        }

        @Override
        public String toString() {
            return verb + " " + template;
        }
    }

    static List<Route> of(Stream<Class<?>> resources) {
        return resources.flatMap(Routes::of).toList();
    }

    private static Stream<Route> of(Class<?> resource) {
        return Arrays.stream(resource.getMethods())
                .flatMap(method -> verb(method)
                        .map(verb -> new Route(verb, path(resource.getAnnotation(Path.class)) + path(method), method))
                        .stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String path(Method method) {
        return method.isAnnotationPresent(Path.class) ? path(method.getAnnotation(Path.class)) : "";
    }

    private static String path(Path path) {
        return "/" + path.value().replaceAll("^/|/$", "");
    }
}
