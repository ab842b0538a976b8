/// What the API looks like, for people and programs; open to everybody.
///
/// [Documents] fetches the services' own OpenAPI documents and keeps them for a while,
/// [MergedDocument] makes one of them, [DocumentRoutes] serves it at `/openapi`, with Swagger UI at
/// `/docs`. [SocketDocument] describes `/ws` as AsyncAPI, made from the table of socket routes.
@NullMarked
package io.millrace.gateway.documents;

import org.jspecify.annotations.NullMarked;
