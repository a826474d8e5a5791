package io.autotag.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. The picture is in docs/architecture.md. */
@AnalyzeClasses(packages = "io.autotag", importOptions = ProductClasses.class)
final class LayersTest {

    @ArchTest
    static final ArchRule eachModuleKnowsOnlyTheOnesBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.autotag..")
            .layer("egress")
            .definedBy("io.autotag.egress..", "io.autotag.secret..")
            .layer("workflows")
            .definedBy("io.autotag.workflow..", "io.autotag.temporal..", "io.autotag.trace..")
            .layer("store")
            .definedBy(
                    "io.autotag.store..",
                    "io.autotag.run..",
                    "io.autotag.review..",
                    "io.autotag.compare..",
                    "io.autotag.export..",
                    "io.autotag.query..",
                    "io.autotag.search..",
                    "io.autotag.bitmap..",
                    "io.autotag.calibration..",
                    "io.autotag.mask..",
                    "io.autotag.embedding..",
                    "io.autotag.groundtruth..",
                    "io.autotag.blob..")
            .layer("sources")
            .definedBy("io.autotag.source..")
            .layer("activities")
            .definedBy(
                    "io.autotag.activity..",
                    "io.autotag.model..",
                    "io.autotag.provider..",
                    "io.autotag.image..",
                    "io.autotag.format..")
            .layer("api")
            .definedBy("io.autotag.api..")
            .layer("ops")
            .definedBy("io.autotag.ops..")
            .whereLayer("ops")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("ops")
            .whereLayer("activities")
            .mayOnlyBeAccessedByLayers("ops")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("sources", "activities", "api", "ops")
            .whereLayer("sources")
            .mayOnlyBeAccessedByLayers("activities", "api", "ops")
            .whereLayer("workflows")
            .mayOnlyBeAccessedByLayers("activities", "api", "ops")
            .whereLayer("egress")
            .mayOnlyBeAccessedByLayers("sources", "activities", "api", "ops");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.autotag.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule temporalsClientIsKnownWhereRunsAreStartedAndWorkersBuilt = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.autotag.api",
                    "io.autotag.api.run..",
                    "io.autotag.activity..",
                    "io.autotag.ops..",
                    "io.autotag.temporal..",
                    "io.autotag.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.temporal.client..", "io.temporal.serviceclient..");

    @ArchTest
    static final ArchRule openTelemetryIsKnownToTracesOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.autotag.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule onnxRuntimeIsKnownToModelsOnly = noClasses()
            .that()
            .resideOutsideOfPackages("io.autotag.model..", "io.autotag.ops.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule openCvIsKnownToImagesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("io.autotag.image..", "io.autotag.ops.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule theClientOfObjectStoresIsKnownToBlobsOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.autotag.blob..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule theClientThatCallsOutIsKnownToEgressOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.autotag.egress..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule openIdConnectIsKnownWherePeopleSignInOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.autotag.api.oidc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..");

    /** The validator of requests has only its maker in common with what maps rows to objects. */
    @ArchTest
    static final ArchRule hibernateIsKnownToTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackage("io.autotag.store..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "jakarta.persistence..")
                    .and(resideOutsideOfPackage("org.hibernate.validator..")));

    @ArchTest
    static final ArchRule entitiesStayInTheStore = classes()
            .that()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .resideInAPackage("io.autotag.store")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule sqlIsKnownToTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.autotag.store..",
                    "io.autotag.search..",
                    "io.autotag.groundtruth..",
                    "io.autotag.ops.postgres..",
                    "io.autotag.ops.bench.query..",
                    "io.autotag.ops.bench.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule theSqlOfQueriesIsKnownToThoseWhoRunIt = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.autotag.query.sql..", "io.autotag.search..", "io.autotag.store..", "io.autotag.groundtruth..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.autotag.query.sql..");

    @ArchTest
    static final ArchRule theCommandLineTalksRestOnly = noClasses()
            .that()
            .resideInAPackage("io.autotag.ops.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.autotag.store..", "io.autotag.api..", "io.autotag.activity..", "io.temporal..");

    @ArchTest
    static final ArchRule supervisionKnowsNothingOfTheProduct = noClasses()
            .that()
            .resideInAnyPackage("io.autotag.ops.process..", "io.autotag.ops.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.autotag.store..",
                    "io.autotag.api..",
                    "io.autotag.activity..",
                    "io.autotag.ops.cli..",
                    "io.temporal..");
}
