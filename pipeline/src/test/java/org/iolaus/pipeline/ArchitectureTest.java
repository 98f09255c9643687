package org.iolaus.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which way the arrows run between modules and packages, and who may know which library. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.iolaus");

    @Test
    void modulesKnowOnlyTheModulesBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("genomics")
                .definedBy("org.iolaus.genomics..")
                .layer("lm")
                .definedBy("org.iolaus.lm..")
                .layer("correction")
                .definedBy("org.iolaus.correction..")
                .layer("pipeline")
                .definedBy("org.iolaus.pipeline..")
                .withOptionalLayers(true)
                .whereLayer("pipeline")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("correction")
                .mayOnlyBeAccessedByLayers("pipeline")
                .whereLayer("lm")
                .mayOnlyBeAccessedByLayers("correction", "pipeline")
                .whereLayer("genomics")
                .mayOnlyBeAccessedByLayers("lm", "correction", "pipeline")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.iolaus.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void runsAndReportsDoNotKnowTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.iolaus.pipeline.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.iolaus.pipeline.cli..")
                .check(CLASSES);
    }

    @Test
    void onlyGenomicsKnowsHtsjdk() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.iolaus.genomics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("htsjdk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheLanguageModelsKnowTheirEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.iolaus.lm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineUsesTheStandardStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.iolaus.pipeline.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
