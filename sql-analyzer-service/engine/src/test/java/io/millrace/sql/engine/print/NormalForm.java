package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import java.lang.reflect.RecordComponent;
import java.util.List;

/// What a tree says, without where it stands: two trees with the same normal form mean the same
/// statement. Of constants and types the text is kept, because nothing else says what they are.
final class NormalForm {
    private final SourceText source;
    private final StringBuilder out = new StringBuilder();

    private NormalForm(SourceText source) {
        this.source = source;
    }

    static String of(Object tree, SourceText source) {
        NormalForm form = new NormalForm(source);
        form.add(tree);
        return form.out.toString();
    }

    private void add(Object value) {
        switch (value) {
            case null -> out.append('-');
            case Span _ -> {
                // where something stands is not what it is
            }
            case Expression.Literal literal ->
                    out.append(literal.kind()).append(' ').append(source.slice(literal.span()));
            case TypeName type ->
                    out.append(type.name()).append(' ').append(source.slice(type.span()));
            case List<?> list -> {
                out.append('[');
                for (Object item : list) {
                    add(item);
                    out.append(';');
                }
                out.append(']');
            }
            case Record record -> record(record);
            default -> out.append(value);
        }
    }

    private void record(Record record) {
        out.append(record.getClass().getSimpleName()).append('(');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            if (component.getType() != Span.class) {
                add(Records.value(record, component));
                out.append(',');
            }
        }
        out.append(')');
    }
}
