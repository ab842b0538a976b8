package io.millrace.rest.errors;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/// Whoever stops sending in the middle of a body, or sends one that HTTP cannot frame, has failed
/// to ask, and we have not failed to answer: without this each such caller would be an error in our
/// log, with its stack.
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyReading implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
        try {
            return body.proceed();
        } catch (JsonProcessingException arrived) {
            throw arrived;
        } catch (IOException broken) {
            throw refusal(broken);
        }
    }

    /// What is told of a body that could not be read to its end. RESTEasy Reactive tells its cases
    /// apart in words only; it says "Read timed out" and "Request too large".
    static DomainException refusal(IOException broken) {
        String words = String.valueOf(broken.getMessage());
        DomainException refusal =
                words.equals("Read timed out")
                        ? new DomainException(
                                ErrorCode.REQUEST_TIMEOUT, "The body did not arrive in time")
                        : words.equals("Request too large")
                                ? new DomainException(
                                        ErrorCode.PAYLOAD_TOO_LARGE, "The body is too large")
                                : new DomainException(
                                        ErrorCode.INVALID_REQUEST, "The body did not arrive whole");
        refusal.initCause(broken);
        return refusal;
    }
}
