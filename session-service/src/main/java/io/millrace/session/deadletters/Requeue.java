package io.millrace.session.deadletters;

/// Has one kind of dead letter's work done after all. A bean of this type is found by
/// [DeadLetters].
public interface Requeue {

    /// Whether this is the one for it.
    boolean takes(DeadLetterEntity letter);

    /// Sets the work going again, in the transaction that resolves the letter: both or neither.
    ///
    /// @throws io.millrace.rest.DomainException when it cannot be done any more, which leaves the
    ///   letter pending
    void requeue(DeadLetterEntity letter);
}
