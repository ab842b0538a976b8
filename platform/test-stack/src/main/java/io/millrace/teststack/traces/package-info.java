/// A collector of traces: what services export (OTLP over HTTP) is kept and can be looked at.
///
/// [TraceCollector] is started on first use, one for the virtual machine; a test resource gives its
/// address to the service as `OTEL_EXPORTER_OTLP_ENDPOINT`, and the test awaits [RecordedSpan]s.
@NullMarked
package io.millrace.teststack.traces;

import org.jspecify.annotations.NullMarked;
