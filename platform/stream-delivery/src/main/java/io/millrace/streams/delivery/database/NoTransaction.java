package io.millrace.streams.delivery.database;

/// Something was asked for that only a running transaction can give.
public final class NoTransaction extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NoTransaction(String what) {
        super(what + " needs a running transaction");
    }
}
