package io.autotag.api.view;

import io.autotag.api.error.ApiException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is signed in with: an API {@code key}, or {@code user} and {@code password}, or what a link has in {@code once}. */
@Schema(name = "NewSession")
public record NewSession(
        @Nullable @Size(max = 200) String key,
        @Nullable @Size(max = 320) String user,
        @Nullable @Size(max = 1000) String password,
        @Nullable @Size(max = 200) String once) {

    /** By which of the three. */
    public interface Visitor<T> {

        T byKey(String key);

        T byPassword(String user, String password);

        T byLink(String once);
    }

    /** @throws ApiException 400 when it is none of the three, or several */
    public <T> T accept(Visitor<T> visitor) {
        boolean single =
                Stream.of(key, user, once).filter(given -> given != null).count() == 1;
        if (single && key != null && password == null) {
            return visitor.byKey(key);
        }
        if (single && once != null && password == null) {
            return visitor.byLink(once);
        }
        if (single && user != null && password != null) {
            return visitor.byPassword(user, password);
        }
        throw ApiException.badRequest(
                "Sign in with a key, or with user and password, or with what a link has in once.");
    }

    /** Never what is secret. */
    @Override
    public String toString() {
        return "NewSession[…]";
    }
}
