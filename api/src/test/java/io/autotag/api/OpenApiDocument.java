package io.autotag.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.autotag.api.Routes.Route;
import io.autotag.api.auth.Caller;
import io.dropwizard.jackson.Jackson;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.PrimitiveType;
import io.swagger.v3.jaxrs2.DefaultParameterExtension;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import jakarta.ws.rs.Consumes;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Describes the routes of resource classes as OpenAPI, as text that is the same for the same routes. */
final class OpenApiDocument {

    static final String KEY = "ApiKey";
    static final String FAILURE = "Failure";

    private static final String ABOUT = "Autotag pre-labels images with models and helps people confirm the result."
            + " Paths are answered with and without their final slash. Lists come in pages: take the cursor from"
            + " next. Every failure is an object with a detail and, under the name of each field that is wrong,"
            + " a list of sentences.";

    private OpenApiDocument() {}

    static String of(Set<Class<?>> resources) {
        setUp();
        OpenAPI document = new Reader(empty()).read(resources);
        Map<String, Route> routes =
                Routes.of(resources.stream()).stream().collect(Collectors.toMap(Route::toString, Function.identity()));
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach((path, item) -> {
            item.readOperationsMap()
                    .forEach((verb, operation) -> OpenApiRoute.complete(operation, route(routes, verb + " " + path)));
            paths.addPathItem(path + "/", item);
        });
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        return print(document);
    }

    private static Route route(Map<String, Route> routes, String name) {
        Route route = routes.get(name);
        if (route == null) {
            throw new IllegalStateException("OpenAPI tells of " + name + ", which is no route");
        }
        return route;
    }

    private static OpenAPI empty() {
        return new OpenAPI()
                .info(new Info()
                        .title("Autotag")
                        .version("1")
                        .description(ABOUT)
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/api/v1")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-Avala-Api-Key"))
                        .addSchemas(
                                FAILURE,
                                new ObjectSchema()
                                        .addProperty("detail", new StringSchema())
                                        .addRequiredItem("detail")
                                        .additionalProperties(new ArraySchema().items(new StringSchema()))));
    }

    /** JSON names as the API writes them, and no caller among the parameters. */
    private static void setUp() {
        ObjectMapper json = Jackson.newObjectMapper();
        JsonRules.apply(json);
        PrimitiveType.customClasses().put(JsonNode.class.getName(), PrimitiveType.OBJECT);
        ModelConverters.getInstance().addConverter(new ModelResolver(json));
        OpenAPIExtensions.setExtensions(List.of(new WithoutCaller(), new DefaultParameterExtension()));
    }

    private static String print(OpenAPI document) {
        try {
            return Json.pretty().writeValueAsString(document).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class WithoutCaller extends AbstractOpenAPIExtension {

        @Override
        public ResolvedParameter extractParameters(
                List<Annotation> annotations,
                Type type,
                Set<Type> typesToSkip,
                Components components,
                Consumes classConsumes,
                Consumes methodConsumes,
                boolean includeRequestBody,
                com.fasterxml.jackson.annotation.@Nullable JsonView view,
                Iterator<OpenAPIExtension> chain) {
            if (constructType(type).hasRawClass(Caller.class)) {
                return new ResolvedParameter();
            }
            return super.extractParameters(
                    annotations,
                    type,
                    typesToSkip,
                    components,
                    classConsumes,
                    methodConsumes,
                    includeRequestBody,
                    view,
                    chain);
        }
    }
}
