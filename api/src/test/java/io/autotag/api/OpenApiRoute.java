package io.autotag.api;

import io.autotag.api.Routes.Route;
import io.autotag.api.resource.Answers;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds to the description of a route what holds for all routes: its role, its statuses, how pages are asked for. */
final class OpenApiRoute {

    private static final Map<String, String> PARAMETERS = Map.of(
            "limit", "Rows of a page; 100 if left out.",
            "cursor", "Where the page begins: from next of the page before, unchanged.");

    private OpenApiRoute() {}

    static void complete(Operation operation, Route route) {
        String noun = route.method().getDeclaringClass().getSimpleName().replace("Resource", "");
        operation.setOperationId(
                noun.toLowerCase(Locale.ROOT) + "_" + route.method().getName());
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OpenApiRoute::describe);
        }
        operation.setResponses(responses(operation.getResponses(), route));
        route.role().ifPresent(role -> {
            operation.setSecurity(List.of(new SecurityRequirement().addList(OpenApiDocument.KEY)));
            operation.addExtension("x-minimum-role", role.name().toLowerCase(Locale.ROOT));
        });
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
        if (parameter.getName().equals("limit")) {
            parameter.setSchema(new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(1000)));
        }
    }

    private static ApiResponses responses(ApiResponses given, Route route) {
        Map<String, ApiResponse> all = new TreeMap<>(given);
        ApiResponse unnamed = all.remove("default");
        if (unnamed != null) {
            all.put(Integer.toString(status(route)), unnamed.description("Done."));
        }
        if (route.role().isPresent()) {
            all.put("401", failure("The key is missing, unknown, expired or revoked."));
            all.put("403", failure("The key's role is too weak."));
        } else {
            all.put("403", failure("The signature is wrong or has expired."));
        }
        all.put("4XX", failure("The request is refused; detail says why."));
        all.put("5XX", failure("The fault is the server's; its log tells more under the correlation_id."));
        ApiResponses responses = new ApiResponses();
        responses.putAll(all);
        return responses;
    }

    private static int status(Route route) {
        Answers answers = route.method().getAnnotation(Answers.class);
        if (answers != null) {
            return answers.value();
        }
        return route.method().getReturnType() == void.class ? 204 : 200;
    }

    private static ApiResponse failure(String description) {
        Schema<?> schema = new Schema<>().$ref(OpenApiDocument.FAILURE);
        return new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/json", new MediaType().schema(schema)));
    }
}
