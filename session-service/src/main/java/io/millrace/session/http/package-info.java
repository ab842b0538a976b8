/// What holds for every request before a feature sees it: [StrictJson] reads JSON as it is written,
/// [BodyLimit] refuses what is too large; [DocumentShape] says in the OpenAPI document what holds
/// for every operation.
@NullMarked
package io.millrace.session.http;

import org.jspecify.annotations.NullMarked;
