package io.autotag.api.resource;

import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Makes {@link Answers} true; failures keep their own status. */
public final class AnswersFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Answers answers = resource.getResourceMethod().getAnnotation(Answers.class);
        if (answers != null) {
            ContainerResponseFilter filter = (request, response) -> {
                if (response.getStatus() == 200) {
                    response.setStatus(answers.value());
                }
            };
            context.register(filter);
        }
    }
}
