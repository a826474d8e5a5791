package io.autotag.ops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workflow code is replayed: with the same history it must take the same way. Time and chance come through Temporal. */
@AnalyzeClasses(packages = "io.autotag", importOptions = ProductClasses.class)
final class DeterminismTest {

    private static final String WORKFLOWS = "io.autotag.workflow..";

    /** {@code Instant.now()}, {@code LocalDate.now()} and their like. */
    static final DescribedPredicate<JavaMethodCall> READS_THE_TIME = DescribedPredicate.describe(
            "reads the time",
            call -> call.getTarget().getName().equals("now")
                    && call.getTargetOwner().getPackageName().startsWith("java.time"));

    private static final DescribedPredicate<JavaMethodCall> ROLLS_DICE = DescribedPredicate.describe(
            "rolls dice",
            call -> call.getTargetOwner().isEquivalentTo(Math.class)
                    && call.getTarget().getName().equals("random"));

    /** Clocks, chance, threads, and the machine the code happens to run on. */
    private static final DescribedPredicate<JavaClass> DIFFERENT_EVERY_TIME = anyOf(
            Clock.class,
            InstantSource.class,
            Random.class,
            SecureRandom.class,
            SplittableRandom.class,
            UUID.class,
            Thread.class,
            Timer.class,
            System.class,
            Runtime.class);

    @ArchTest
    static final ArchRule workflowsDependOnNothingThatDiffers =
            noClasses().that().resideInAPackage(WORKFLOWS).should().dependOnClassesThat(DIFFERENT_EVERY_TIME);

    @ArchTest
    static final ArchRule workflowsReadNoClockAndRollNoDice = noClasses()
            .that()
            .resideInAPackage(WORKFLOWS)
            .should()
            .callMethodWhere(READS_THE_TIME)
            .orShould()
            .callMethodWhere(ROLLS_DICE);

    @ArchTest
    static final ArchRule workflowsReachForNothingOutside = noClasses()
            .that()
            .resideInAPackage(WORKFLOWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.sql..",
                    "java.util.concurrent..",
                    "javax.sql..",
                    "org.hibernate..",
                    "ai.onnxruntime..",
                    "org.bytedeco..",
                    "jakarta.ws.rs..",
                    "org.glassfish.jersey..",
                    "io.temporal.client..");

    @ArchTest
    static final ArchRule workflowsShareNoState = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(WORKFLOWS)
            .and()
            .areStatic()
            .should()
            .beFinal();

    private static DescribedPredicate<JavaClass> anyOf(Class<?>... classes) {
        Set<String> names = Stream.of(classes).map(Class::getName).collect(Collectors.toSet());
        return DescribedPredicate.describe(
                "differ from one time to the next", candidate -> names.contains(candidate.getName()));
    }
}
