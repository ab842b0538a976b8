package io.millrace.agent;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.millrace.teststack.architecture.LayeringRules;

@AnalyzeClasses(packages = "io.millrace.agent", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest static final ArchTests LAYERING = ArchTests.in(LayeringRules.class);
}
