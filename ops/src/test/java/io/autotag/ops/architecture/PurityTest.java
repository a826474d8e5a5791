package io.autotag.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The languages and the state machines are functions: values in, values out. */
@AnalyzeClasses(packages = "io.autotag", importOptions = ProductClasses.class)
final class PurityTest {

    private static final DescribedPredicate<JavaClass> COMPUTING = resideInAnyPackage("java..", "org.jspecify..")
            .and(resideOutsideOfPackages(
                    "java.sql..", "java.io..", "java.net..", "java.nio.file..", "java.util.concurrent.."));

    @ArchTest
    static final ArchRule theQueryLanguageIsPure = pure("io.autotag.query..");

    @ArchTest
    static final ArchRule reviewTransitionsArePure = pure("io.autotag.review..");

    @ArchTest
    static final ArchRule runTransitionsArePure = pure("io.autotag.run..");

    @ArchTest
    static final ArchRule comparingIsPure = pure("io.autotag.compare..");

    @ArchTest
    static final ArchRule calibrationIsPure = pure("io.autotag.calibration..", "io.autotag.compare..");

    @ArchTest
    static final ArchRule masksArePure = pure("io.autotag.mask..");

    @ArchTest
    static final ArchRule embeddingsArePure = pure("io.autotag.embedding..");

    @ArchTest
    static final ArchRule exportTransitionsArePure = pure("io.autotag.export..");

    @ArchTest
    static final ArchRule pureCodeReadsNoClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.autotag.query..",
                    "io.autotag.review..",
                    "io.autotag.run..",
                    "io.autotag.compare..",
                    "io.autotag.calibration..",
                    "io.autotag.mask..",
                    "io.autotag.embedding..",
                    "io.autotag.export..")
            .should()
            .callMethodWhere(DeterminismTest.READS_THE_TIME);

    private static ArchRule pure(String own, String... pureToo) {
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(COMPUTING.or(resideInAnyPackage(own)).or(resideInAnyPackage(pureToo)));
    }
}
