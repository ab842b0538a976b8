package io.millrace.sql;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.millrace.teststack.architecture.LayeringRules;

@AnalyzeClasses(
        packages = {"io.millrace.sql.analysis", "io.millrace.sql.startup"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests LAYERING = ArchTests.in(LayeringRules.class);
}
