package io.millrace.sql.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes analyses as JSON, none longer than an answer may be, for what is told of a script can be
/// many times as long as the script, and none deeper than readers of JSON accept.
@ApplicationScoped
public class AnswerWriter {
    private final ObjectMapper json;
    private final int most;

    public AnswerWriter(ObjectMapper json, AnalysisSettings settings) {
        this.json = json;
        this.most = settings.maxAnswer();
    }

    /// The analysis in UTF-8, or TOO_LARGE or TOO_DEEP for the whole script in its place.
    byte[] write(AnalysisView analysis) {
        try {
            return bytes(analysis);
        } catch (BoundedBytes.Exceeded exceeded) {
            return refusal(AnalysisView.tooLarge(analysis.dialect(), most));
        } catch (JsonProcessingException e) {
            if (hasCause(e, StreamConstraintsException.class)) {
                return refusal(AnalysisView.tooDeep(analysis.dialect(), levels()));
            }
            throw new UncheckedIOException("An analysis can always be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("An analysis can always be written", e);
        }
    }

    private int levels() {
        return json.getFactory().streamWriteConstraints().getMaxNestingDepth();
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        return kind.isInstance(failure)
                || (failure.getCause() != null && hasCause(failure.getCause(), kind));
    }

    private byte[] refusal(AnalysisView refused) {
        try {
            return bytes(refused);
        } catch (IOException e) {
            throw new UncheckedIOException("A refusal can always be written", e);
        }
    }

    private byte[] bytes(AnalysisView analysis) throws IOException {
        BoundedBytes to = new BoundedBytes(most);
        json.writeValue(to, analysis);
        return to.toByteArray();
    }
}
