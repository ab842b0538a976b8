package io.millrace.sql.engine.parse.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.millrace.sql.engine.dialect.CaseFolding;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldedNamesTest {
    private final FoldedNames names = new FoldedNames();

    @Test
    void aNameInManyPlacesIsOneString() {
        assertSame(of("Total", CaseFolding.LOWER), of("tOTAL", CaseFolding.LOWER));
    }

    @Test
    void eachRuleHasItsWayWithTheSameName() {
        for (int time = 0; time < 2; time++) {
            assertEquals("total", of("Total", CaseFolding.LOWER));
            assertEquals("TOTAL", of("Total", CaseFolding.UPPER));
            assertEquals("Total", of("Total", CaseFolding.NONE));
        }
    }

    @Test
    void moreNamesThanThereAreSlotsAreNotMixedUp() {
        for (int time = 0; time < 2; time++) {
            IntStream.range(0, 1_000)
                    .forEach(i -> assertEquals("c" + i, of("C" + i, CaseFolding.LOWER)));
        }
    }

    @Test
    void namesWithOneHashCodeAreToldApart() {
        assertEquals("aa".hashCode(), "bB".hashCode());
        for (int time = 0; time < 2; time++) {
            assertEquals("aa", of("aa", CaseFolding.NONE));
            assertEquals("bB", of("bB", CaseFolding.NONE));
        }
    }

    @Test
    void lettersBeyondAsciiAreFoldedAsTheWholeWordIs() {
        assertEquals("stra\u00dfe", of("STRA\u00dfE", CaseFolding.LOWER));
        assertEquals("STRASSE", of("stra\u00dfe", CaseFolding.UPPER));
    }

    private String of(String name, CaseFolding rule) {
        String sql = "select " + name + ", 1";
        return names.of(sql, 7, 7 + name.length(), rule);
    }
}
