package io.millrace.rest.server.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// A field that is not required may be absent or null, which OpenAPI 3.1 says with the type `null`.
final class NullableFields {
    private NullableFields() {}

    /// Adds null to the types of an object's fields that are not required.
    static void allow(Schema object) {
        if (object.getProperties() == null) {
            return;
        }
        List<String> required = object.getRequired() == null ? List.of() : object.getRequired();
        for (Map.Entry<String, Schema> field : Map.copyOf(object.getProperties()).entrySet()) {
            if (!required.contains(field.getKey())) {
                object.addProperty(field.getKey(), nullable(field.getValue()));
            }
        }
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .description(schema.getDescription())
                    .anyOf(
                            List.of(
                                    OASFactory.createSchema().ref(schema.getRef()),
                                    OASFactory.createSchema().addType(SchemaType.NULL)));
        }
        List<SchemaType> types =
                new ArrayList<>(schema.getType() == null ? List.of() : schema.getType());
        if (!types.isEmpty() && !types.contains(SchemaType.NULL)) {
            types.add(SchemaType.NULL);
            schema.setType(types);
            if (schema.getEnumeration() != null) {
                List<Object> values = new ArrayList<>(schema.getEnumeration());
                values.add(null);
                schema.setEnumeration(values);
            }
        }
        return schema;
    }
}
