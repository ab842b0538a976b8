package io.millrace.sql.engine;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The same for statements that differ only in constants, in the length of lists of constants, in
/// case of unquoted words, in space and in comments: SHA-256 over the normalised tokens, its first
/// 16 bytes in hex.
final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(Tokens tokens, TokenRange range, Dialect dialect) {
        StringBuilder normal = new StringBuilder();
        boolean constant = false;
        for (int i = range.from(); i < range.to(); i++) {
            TokenKind kind = tokens.kind(i);
            if (isConstant(kind)) {
                if (!constant) {
                    normal.append("? ");
                }
                constant = true;
            } else if (!(constant
                    && kind == TokenKind.COMMA
                    && isConstant(next(tokens, i, range)))) {
                String text = tokens.text(i);
                normal.append(kind == TokenKind.WORD ? dialect.folding().fold(text) : text)
                        .append(' ');
                constant = false;
            }
        }
        return hash(normal.toString());
    }

    private static TokenKind next(Tokens tokens, int at, TokenRange range) {
        return at + 1 < range.to() ? tokens.kind(at + 1) : TokenKind.END;
    }

    private static boolean isConstant(TokenKind kind) {
        return kind == TokenKind.STRING || kind == TokenKind.NUMBER || kind == TokenKind.PARAMETER;
    }

    private static String hash(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
