package io.millrace.teststack.traces;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A message in Protocol Buffers' wire format (protobuf.dev/programming-guides/encoding), read
/// without its schema: numbered fields in order.
record Protobuf(List<Field> fields) {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /// A field's value: a number, or bytes.
    // Read once and never compared.
    @SuppressWarnings("ArrayRecordComponent")
    record Field(int number, long value, byte[] bytes) {
        Protobuf message() {
            return Protobuf.read(bytes);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String hex() {
            return HexFormat.of().formatHex(bytes);
        }
    }

    static Protobuf read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long key = varint(in);
            int number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case VARINT -> fields.add(new Field(number, varint(in), new byte[0]));
                case FIXED64 -> fields.add(new Field(number, in.getLong(), new byte[0]));
                case FIXED32 -> fields.add(new Field(number, in.getInt(), new byte[0]));
                case BYTES -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    fields.add(new Field(number, 0, bytes));
                }
                default -> throw new IllegalArgumentException("no wire type of today: " + key);
            }
        }
        return new Protobuf(fields);
    }

    List<Field> all(int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    Optional<Field> first(int number) {
        return fields.stream().filter(field -> field.number() == number).findFirst();
    }

    String text(int number) {
        return first(number).map(Field::text).orElse("");
    }

    String hex(int number) {
        return first(number).map(Field::hex).orElse("");
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }
}
