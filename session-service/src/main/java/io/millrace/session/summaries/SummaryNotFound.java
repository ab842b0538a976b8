package io.millrace.session.summaries;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.SummaryId;

/// There is no such summary, or it is somebody else's: the caller cannot tell which.
public class SummaryNotFound extends DomainException {
    private static final long serialVersionUID = 1L;

    public SummaryNotFound(SummaryId id) {
        super(ErrorCode.SUMMARY_NOT_FOUND, "There is no summary " + id);
    }
}
