package io.millrace.rest.server.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/// Which fields of an answer are always there: the components of its record that are not
/// `@Nullable`, in a package that is `@NullMarked`. The compiler holds the code to it, so the
/// document may promise it.
///
/// Requests are not judged: what must be given there is what validation says.
final class AnswerFields {
    private static final DotName NULL_MARKED =
            DotName.createSimple("org.jspecify.annotations.NullMarked");
    private static final DotName NULLABLE =
            DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName JSON_PROPERTY =
            DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");

    private final List<ClassInfo> records;

    AnswerFields(IndexView index) {
        Collection<ClassInfo> known = index.getKnownClasses();
        Set<String> marked =
                known.stream()
                        .filter(type -> type.name().toString().endsWith(".package-info"))
                        .filter(type -> type.hasDeclaredAnnotation(NULL_MARKED))
                        .map(type -> type.name().packagePrefix())
                        .collect(Collectors.toUnmodifiableSet());
        records =
                known.stream()
                        .filter(ClassInfo::isRecord)
                        .filter(type -> marked.contains(type.name().packagePrefix()))
                        .toList();
    }

    /// Marks the fields of all schemas that answers are made of.
    void require(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        for (String name : AnswerSchemas.namesIn(document)) {
            Schema schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null) {
                require(name, schema);
            }
        }
    }

    private void require(String name, Schema schema) {
        List<String> required = new ArrayList<>(schema.getProperties().keySet());
        boolean found = false;
        for (ClassInfo type : records) {
            if (isDescribedBy(type, name, schema)) {
                found = true;
                // Two records of one name: only what both have for certain.
                required.retainAll(alwaysThere(type));
            }
        }
        if (found && !required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    private static boolean isDescribedBy(ClassInfo type, String name, Schema schema) {
        String declared = schemaName(type);
        // A generic record has a schema for each use: Page<StepView> is PageStepView.
        boolean named =
                type.typeParameters().isEmpty() ? name.equals(declared) : name.startsWith(declared);
        return named
                && type.recordComponents().stream()
                        .allMatch(field -> schema.getProperties().containsKey(wireName(field)));
    }

    private static String schemaName(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    private static List<String> alwaysThere(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(field -> !field.type().hasAnnotation(NULLABLE))
                .map(AnswerFields::wireName)
                .toList();
    }

    private static String wireName(RecordComponentInfo component) {
        AnnotationInstance property = component.field().annotation(JSON_PROPERTY);
        AnnotationValue name = property == null ? null : property.value();
        return name == null ? component.name() : name.asString();
    }
}
