package io.millrace.streams.delivery.bench;

/// A relay that dies once it has appended something and before it has marked it as sent.
public final class RelayProgram {
    public static final String SENT = "appended and gone";

    private RelayProgram() {}

    /// @param arguments addresses of database and Redis
    public static void main(String[] arguments) {
        Journal deadly =
                new Journal() {
                    @Override
                    public void appended(int rows) {
                        System.out.println(SENT);
                        System.out.flush();
                        Runtime.getRuntime().halt(9);
                    }
                };
        Bench bench = Bench.on(arguments[0], arguments[1], deadly, Bench.quick());
        bench.delivery.relay().relayOnce();
    }
}
