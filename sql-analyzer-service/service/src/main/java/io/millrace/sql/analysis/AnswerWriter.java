package io.millrace.sql.analysis;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes analyses as JSON, none longer than an answer may be: what is told of a script can be many
/// times as long as the script.
@ApplicationScoped
public class AnswerWriter {
    private final ObjectMapper json;
    private final int most;

    public AnswerWriter(ObjectMapper json, AnalysisSettings settings) {
        this.json = json;
        this.most = settings.maxAnswer();
    }

    /// The analysis in UTF-8, or TOO_LARGE for the whole script in its place.
    byte[] write(AnalysisView analysis) {
        try {
            return bytes(analysis);
        } catch (BoundedBytes.Exceeded exceeded) {
            return refusal(analysis.dialect());
        } catch (IOException e) {
            throw new UncheckedIOException("An analysis can always be written", e);
        }
    }

    private byte[] refusal(String dialect) {
        try {
            return bytes(AnalysisView.tooLarge(dialect, most));
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
