package rubin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;
import uk.ac.starlink.task.Task;

/** Data runs one way: release, query, tap, catalog, then figures, statistics and windows. */
class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("rubin");

    @Test
    void packagesNeverImportOneToTheirRight() {
        Architectures.LayeredArchitecture layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true)
                .layer("votable").definedBy("rubin.votable..")
                .layer("release").definedBy("rubin.release..")
                .layer("query").definedBy("rubin.query..")
                .layer("tap").definedBy("rubin.tap..")
                .layer("catalog").definedBy("rubin.catalog..")
                .layer("schema").definedBy("rubin.schema..")
                .layer("figure").definedBy("rubin.figure..")
                .layer("stats").definedBy("rubin.stats..")
                .layer("compare").definedBy("rubin.compare..")
                .layer("sweep").definedBy("rubin.sweep..")
                .layer("sandbox").definedBy("rubin.sandbox..")
                .layer("topcat").definedBy("rubin.topcat..")
                .layer("commands").definedBy("rubin", "rubin.task..");
        layers.whereLayer("commands").mayOnlyBeAccessedByLayers("topcat")
                .whereLayer("topcat").mayNotBeAccessedByAnyLayer()
                .whereLayer("sandbox").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("sweep").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("compare").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("stats").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("figure").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("schema").mayOnlyBeAccessedByLayers("commands", "topcat")
                .whereLayer("catalog").mayOnlyBeAccessedByLayers("figure", "stats", "compare", "sweep", "commands", "topcat")
                .whereLayer("tap").mayOnlyBeAccessedByLayers("catalog", "sweep", "commands", "topcat")
                .whereLayer("query").mayOnlyBeAccessedByLayers("tap", "catalog", "schema", "compare", "figure", "stats", "sweep", "commands", "topcat")
                .whereLayer("release").mayOnlyBeAccessedByLayers("query", "tap", "catalog", "figure", "stats", "sweep", "sandbox", "commands", "topcat");
        layers.whereLayer("votable").mayOnlyBeAccessedByLayers("tap", "schema", "sandbox")
                .whereLayer("votable").mayNotAccessAnyLayer()
                .check(CLASSES);
    }

    @Test
    void theRootPackageHoldsTasksOnly() {
        classes().that().resideInAPackage("rubin").and().areTopLevelClasses().and().haveSimpleNameNotEndingWith("package-info")
                .should().implement(Task.class).check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedServiceUsesItsLibraries() {
        ArchRule rule = noClasses().that().resideOutsideOfPackage("rubin.sandbox..")
                .should().dependOnClassesThat().resideInAnyPackage("org.h2..", "net.sf.jsqlparser..", "com.sun.net.httpserver..");
        rule.check(CLASSES);
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
}
