package io.millrace.sql.engine.render.openlineage;

import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.render.openlineage.Dataset.Field;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.result.query.TableUse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a script reads and writes, statement after statement.
final class Datasets {
    private final String job;
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Map<String, Dataset> outputs = new LinkedHashMap<>();
    private int results;

    Datasets(String job) {
        this.job = job;
    }

    Collection<String> inputs() {
        return inputs;
    }

    Collection<Dataset> outputs() {
        return outputs.values();
    }

    void add(StatementAnalysis statement) {
        Set<Dataset> written = new LinkedHashSet<>();
        for (TableUse use : statement.tables()) {
            String table = use.table();
            if (table == null || use.kind() != TableKind.BASE) {
                continue;
            }
            String name = new QualifiedName(use.database(), use.schema(), table).display();
            if (use.role() == TableRole.READ) {
                inputs.add(name);
            } else {
                written.add(output(name));
            }
        }
        written.addAll(columns(statement.columns()));
        for (Dataset dataset : written) {
            influences(statement, dataset);
        }
    }

    private Set<Dataset> columns(List<OutputColumn> columns) {
        Set<Dataset> datasets = new LinkedHashSet<>();
        Dataset result = null;
        int number = 0;
        for (OutputColumn column : columns) {
            number++;
            ColumnName target = column.target();
            Dataset dataset;
            if (target != null) {
                dataset = output(target.table());
            } else {
                result = result == null ? result() : result;
                dataset = result;
            }
            datasets.add(dataset);
            String name = target == null ? label(column.name(), number) : target.column();
            dataset.column(name);
            for (ColumnSource source : column.sources()) {
                String table = source.table();
                if (table != null) {
                    dataset.feed(
                            name,
                            new Field(table, source.column()),
                            Transformation.of(source.kind()));
                }
            }
        }
        return datasets;
    }

    private static void influences(StatementAnalysis statement, Dataset dataset) {
        for (Influence influence : statement.influences()) {
            String table = influence.table();
            if (table != null) {
                dataset.influence(
                        new Field(table, influence.column()), Transformation.of(influence.kind()));
            }
        }
    }

    private static String label(@Nullable String name, int number) {
        return name == null ? "(" + number + ")" : name;
    }

    private Dataset output(String name) {
        return outputs.computeIfAbsent(name, Dataset::new);
    }

    private Dataset result() {
        results++;
        return output(job + (results == 1 ? ".result" : ".result" + results));
    }
}
