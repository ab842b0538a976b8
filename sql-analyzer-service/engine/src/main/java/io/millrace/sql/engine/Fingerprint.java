package io.millrace.sql.engine;

import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The same for statements that differ only in constants, in the length of lists of constants, in
/// case of unquoted words, in space and in comments: SHA-256 over the normalised tokens, its first
/// 16 bytes in hex. One maker for all statements of a script.
final class Fingerprint {
    private static final int BYTES = 16;
    private static final String CONSTANT = "?";

    private final Tokens tokens;
    private final CaseFolding folding;
    private final MessageDigest digest;
    private final NormalText normal = new NormalText();

    Fingerprint(Tokens tokens, Dialect dialect) {
        this.tokens = tokens;
        this.folding = dialect.folding();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /// The fingerprint of the statement that takes up the range.
    String of(TokenRange range) {
        normal.clear();
        String text = tokens.source().text();
        boolean constant = false;
        for (int i = range.from(); i < range.to(); i++) {
            TokenKind kind = tokens.kind(i);
            if (isConstant(kind)) {
                if (!constant) {
                    normal.add(CONSTANT, 0, CONSTANT.length(), CaseFolding.NONE);
                }
                constant = true;
            } else if (!(constant && kind == TokenKind.COMMA && isConstant(next(i, range)))) {
                normal.add(
                        text,
                        tokens.start(i),
                        tokens.end(i),
                        kind == TokenKind.WORD ? folding : CaseFolding.NONE);
                constant = false;
            }
        }
        return HexFormat.of().formatHex(normal.hash(digest), 0, BYTES);
    }

    private TokenKind next(int at, TokenRange range) {
        return at + 1 < range.to() ? tokens.kind(at + 1) : TokenKind.END;
    }

    private static boolean isConstant(TokenKind kind) {
        return kind == TokenKind.STRING || kind == TokenKind.NUMBER || kind == TokenKind.PARAMETER;
    }
}
