package io.millrace.sql.engine.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.text.Span;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FromGroupTest {
    private static final int MANY = 40;

    private final List<Relation> relations =
            IntStream.range(0, MANY).mapToObj(i -> relation("r" + i)).toList();

    @Test
    void aGroupStaysAsLongAsItWasWhenALongerOneIsMadeFromIt() {
        FromGroup half = firstOf(MANY / 2);
        FromGroup whole = prolonged(half, MANY);

        assertEquals(relations, whole.relations());
        assertEquals(relations.subList(0, MANY / 2), half.relations());
    }

    @Test
    void twoGroupsMadeFromOneDoNotSeeEachOther() {
        FromGroup half = firstOf(MANY / 2);
        Relation other = relation("other");
        FromGroup whole = prolonged(half, MANY);
        FromGroup forked = half.and(FromGroup.of(other));

        assertEquals(relations, whole.relations());
        assertNull(whole.called(qualifier("other")));
        assertSame(other, forked.relations().getLast());
        assertSame(other, forked.called(qualifier("other")));
        assertNull(forked.called(qualifier("r30")));
    }

    @Test
    void aRelationIsFoundByItsNameAndOnlyWhereItIs() {
        FromGroup half = firstOf(MANY / 2);
        FromGroup whole = prolonged(half, MANY);

        assertSame(relations.get(30), whole.called(qualifier("r30")));
        assertTrue(whole.has(relations.get(30)));
        assertNull(half.called(qualifier("r30")));
        assertFalse(half.has(relations.get(30)));
        assertFalse(whole.has(relation("r30")));
    }

    @Test
    void theFirstOfTwoWithOneNameIsMeant() {
        FromGroup twice = prolonged(firstOf(MANY), MANY).and(FromGroup.of(relation("r30")));

        assertSame(relations.get(30), twice.called(qualifier("r30")));
        assertTrue(twice.has(twice.relations().getLast()));
    }

    @Test
    void ofTablesWithOneNameTheSchemaTells() {
        FromGroup group = firstOf(MANY);
        Relation first = table("s1", "t");
        Relation second = table("s2", "t");
        group = group.and(FromGroup.of(List.of(first, second)));

        assertSame(first, group.called(qualifier("t")));
        assertSame(second, group.called(qualifier("s2", "t")));
        assertNull(group.called(qualifier("s3", "t")));
    }

    @Test
    void groupsBesideEachOtherAreReadAsOneAndProlongNeither() {
        FromGroup left = firstOf(MANY / 2);
        Relation right = relation("right");
        FromGroup both = left.beside(FromGroup.of(right));
        FromGroup whole = prolonged(left, MANY);

        assertEquals(MANY / 2 + 1, both.relations().size());
        assertSame(right, both.relations().getLast());
        assertSame(right, both.called(qualifier("right")));
        assertSame(relations.get(3), both.called(qualifier("r3")));
        assertNull(both.called(qualifier("r30")));
        assertTrue(both.has(right));
        assertFalse(both.has(relations.get(30)));
        assertEquals(relations, whole.relations());
    }

    @Test
    void aMergedColumnTakesThePlaceOfAnOlderOneAndStandsBeforeTheOthers() {
        FromGroup left = FromGroup.of(relations.get(0)).merging(List.of(merged("a"), merged("b")));
        FromGroup right = FromGroup.of(relations.get(1)).merging(List.of(merged("c")));

        FromGroup both = left.and(right).merging(List.of(merged("b"), merged("d")));

        assertEquals(
                List.of("b", "d", "a", "c"), both.merged().stream().map(Merged::name).toList());
        assertEquals(
                List.of("a", "b", "c"),
                left.and(right).merged().stream().map(Merged::name).toList());
    }

    private FromGroup firstOf(int count) {
        return prolonged(FromGroup.none(), count);
    }

    private FromGroup prolonged(FromGroup group, int to) {
        FromGroup longer = group;
        for (Relation relation : relations.subList(group.relations().size(), to)) {
            longer = longer.and(FromGroup.of(relation));
        }
        return longer;
    }

    private static Merged merged(String name) {
        return new Merged(name, ColumnNode.computed(), List.of());
    }

    private static Relation relation(String alias) {
        return new Relation(TableKind.DERIVED, TableRole.READ, null, alias, Columns.of(List.of()));
    }

    private static Relation table(String schema, String name) {
        return new Relation(
                TableKind.BASE,
                TableRole.READ,
                new QualifiedName(null, schema, name),
                null,
                Columns.of(List.of()));
    }

    private static List<Identifier> qualifier(String... parts) {
        return Stream.of(parts).map(part -> new Identifier(part, false, new Span(0, 0))).toList();
    }
}
