/// What holds for the OpenAPI document of every service; it runs while the service is built.
///
/// Begin with [DocumentShape]. [AnswerFields] tells which fields an answer always has, of the
/// schemas that [AnswerSchemas] finds; [NullableFields] says of the others that they may be null,
/// and [OpenSchemas] describes what no Java type can.
@NullMarked
package io.millrace.rest.server.document;

import org.jspecify.annotations.NullMarked;
