package rubin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.starlink.task.Task;

/** Data runs one way: a package imports only what stands above it in the list of houses. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rubin");

    /** Bottom to top, each with the houses that it uses. An arrow that no class takes is no part of the plan. */
    private static final List<House> HOUSES = List.of(
            new House("file"),
            new House("votable"),
            new House("release"),
            new House("query", "release"),
            new House("catalog", "release", "query"),
            new House("schema", "votable", "query"),
            new House("compare", "query"),
            new House("tap", "votable"),
            new House("service", "release", "query", "catalog", "schema", "tap"),
            new House("figure", "release", "catalog"),
            new House("stats", "release", "query", "catalog"),
            new House("sandbox", "votable", "service"),
            new House("task", "file", "release", "query", "catalog", "schema", "compare", "tap", "service", "figure", "stats", "sandbox"),
            new House("topcat", "release", "query", "catalog", "tap", "service", "figure", "task"));

    /** A package with all that is in it, and those that it may import from. */
    private record House(String name, List<String> uses) {

        House(String name, String... uses) {
            this(name, List.of(uses));
        }

        String rooms() {
            return "rubin." + name + "..";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<House> houses() {
        return HOUSES;
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aHouseImportsOnlyFromThoseThatItUses(House house) {
        String[] others = HOUSES.stream().filter(other -> !other.equals(house) && !house.uses().contains(other.name())).map(House::rooms)
                .toArray(String[]::new);
        noClasses().that().resideInAPackage(house.rooms()).should().dependOnClassesThat().resideInAnyPackage(others).check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("houses")
    void noAllowanceIsUnused(House house) {
        for (String used : house.uses()) {
            assertDepends(house.rooms(), "rubin." + used + "..");
        }
    }

    private static void assertDepends(String from, String to) {
        classes().that().resideInAPackage(from).should().onlyDependOnClassesThat().resideOutsideOfPackage(to).allowEmptyShould(true)
                .evaluate(CLASSES).getFailureReport().getDetails().stream().findAny()
                .orElseThrow(() -> new AssertionError("no class of " + from + " uses one of " + to + "; take the arrow out of the plan"));
    }

    @Test
    void everyPackageIsInTheList() {
        String[] known = Stream.concat(Stream.of("rubin"), HOUSES.stream().map(House::rooms)).toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(CLASSES);
    }

    @Test
    void roomsOfTheClientAreStacked() {
        slices().matching("rubin.tap.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses().that().resideInAnyPackage("rubin.tap.(base|login|http|result)..").should().dependOnClassesThat().resideInAPackage("rubin.tap").check(CLASSES);
    }

    @Test
    void roomsWithinTheClientAreItsOwn() {
        noClasses().that().resideOutsideOfPackage("rubin.tap..").should().dependOnClassesThat()
                .resideInAnyPackage("rubin.tap.http..", "rubin.tap.result..").check(CLASSES);
    }

    @Test
    void onlyTheTaskThatRunsItSeesTheEmbeddedService() {
        noClasses().that().resideOutsideOfPackages("rubin.sandbox..", "rubin.task.sandbox..").should().dependOnClassesThat()
                .resideInAPackage("rubin.sandbox..").check(CLASSES);
    }

    @Test
    void theHostsTasksAreKnownToOursAlone() {
        noClasses().that().resideOutsideOfPackages("rubin", "rubin.task..").should().dependOnClassesThat()
                .resideInAPackage("uk.ac.starlink.task..").check(CLASSES);
    }

    @Test
    void theRootPackageHoldsTasksOnly() {
        classes().that().resideInAPackage("rubin").and().areTopLevelClasses().and().haveSimpleNameNotEndingWith("package-info")
                .should().implement(Task.class).check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedServiceUsesItsLibraries() {
        noClasses().that().resideOutsideOfPackage("rubin.sandbox..").should().dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "net.sf.jsqlparser..", "com.sun.net.httpserver..").check(CLASSES);
    }

    @Test
    void queriesAreMadeWithoutInputAndOutput() {
        noClasses().that().resideInAnyPackage("rubin.query..").should().dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "uk.ac.starlink..").check(CLASSES);
    }

    @Test
    void nothingButTheClientOpensConnections() {
        noClasses().that().resideOutsideOfPackages("rubin.tap..", "rubin.sandbox..").should().dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "com.github.mizosoft..").check(CLASSES);
    }

    @Test
    void noPictureIsDrawnBelowTheFigures() {
        noClasses().that().resideOutsideOfPackages("rubin", "rubin.figure..", "rubin.task..", "rubin.topcat..").should().dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..").check(CLASSES);
    }
}
