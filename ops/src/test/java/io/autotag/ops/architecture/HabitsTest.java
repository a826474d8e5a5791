package io.autotag.ops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;

/** Habits that a reader relies on everywhere. */
@AnalyzeClasses(packages = "io.autotag", importOptions = ProductClasses.class)
final class HabitsTest {

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule noPackageIsALumberRoom =
            noClasses().should().resideInAnyPackage("..util..", "..common..", "..misc..", "..helper..");

    @ArchTest
    static final ArchRule collaboratorsComeThroughConstructors = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("javax.inject.Inject");

    @ArchTest
    static final ArchRule onlyTheConsolePrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.autotag.ops.cli.Console")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nullIsNoValueAnywhere = classes().should(beInAPackageMarked(NullMarked.class));

    @ArchTest
    static final ArchRule loggersBelongToTheirClass = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule routesAnswerWithViews = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .and()
            .arePublic()
            .should()
            .haveRawReturnType(resideInAPackage("io.autotag.api.view")
                    .or(type(Response.class))
                    .or(type(void.class)));

    @ArchTest
    static final ArchRule nothingUsesTheOldLoggers = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static ArchCondition<JavaClass> beInAPackageMarked(Class<? extends Annotation> mark) {
        return new ArchCondition<>("be in a package marked @" + mark.getSimpleName()) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                if (!one.getPackage().isAnnotatedWith(mark)) {
                    events.add(SimpleConditionEvent.violated(one, one.getName() + " is in a package without it"));
                }
            }
        };
    }
}
