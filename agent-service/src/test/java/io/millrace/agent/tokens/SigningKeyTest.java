package io.millrace.agent.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir Path folder;

    @Test
    void a_key_that_was_stored_is_the_same_key() {
        SigningKey made = SigningKey.generate();

        SigningKey again =
                SigningKey.decode(made.privateKey().getEncoded(), made.publicKey().getEncoded());

        assertEquals(made.id(), again.id());
        assertEquals(32, Base64.getUrlDecoder().decode(again.x()).length);
        assertEquals(32, Base64.getUrlDecoder().decode(again.y()).length);
    }

    @Test
    void two_halves_of_different_pairs_are_refused() {
        SigningKey one = SigningKey.generate();
        SigningKey other = SigningKey.generate();

        assertThrows(
                IllegalArgumentException.class,
                () ->
                        SigningKey.decode(
                                one.privateKey().getEncoded(), other.publicKey().getEncoded()));
    }

    @Test
    void a_file_with_both_halves_is_read() throws IOException {
        SigningKey made = SigningKey.generate();
        Path file = Files.writeString(folder.resolve("key.pem"), pem(made));

        assertEquals(made.id(), PemKey.read(file).id());
    }

    @Test
    void a_file_without_the_public_half_is_refused_without_telling_the_private_one()
            throws IOException {
        String pem = pem(SigningKey.generate());
        Path file =
                Files.writeString(
                        folder.resolve("half.pem"),
                        pem.substring(0, pem.indexOf("-----BEGIN PUB")));

        var refusal = assertThrows(IllegalStateException.class, () -> PemKey.read(file));

        assertTrue(refusal.toString().contains("has no block PUBLIC KEY"), refusal::toString);
        assertFalse(refusal.toString().contains(pem.substring(40, 60)), refusal::toString);
    }

    @Test
    void its_text_holds_no_key() {
        SigningKey key = SigningKey.generate();

        assertEquals("SigningKey[" + key.id() + "]", key.toString());
    }

    private static String pem(SigningKey key) {
        Base64.Encoder encoder = Base64.getMimeEncoder();
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(
                        encoder.encodeToString(key.privateKey().getEncoded()),
                        encoder.encodeToString(key.publicKey().getEncoded()));
    }
}
