package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.svg.Svg;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvgTest {
    private static final Pattern CARD =
            Pattern.compile(
                    "translate\\((-?\\d+) (-?\\d+)\\)\">\n<rect class=\"mr-card\" width=\"(\\d+)\""
                            + " height=\"(\\d+)\"");
    private static final Pattern EDGE =
            Pattern.compile(
                    "class=\"mr-edge mr-[a-z]+\" d=\"M(\\d+),(\\d+)C.* (\\d+),(\\d+)\"><title>");
    private static final Pattern SIZE =
            Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\" viewBox");

    private static final String CHAIN =
            """
            create table s.b as select id, x from s.a;
            create table s.c as select b.id, b.x, k.y from s.b b, s.k k;
            insert into s.d (id, all_of_it) select c.id, c.x + c.y + a.z from s.c c, s.a a;
            select id, sum(all_of_it) from s.d group by id
            """;
    private static final String FAN =
            """
            select t1.a, t2.b, t3.c, t4.d, t5.e, t1.a + t5.e as f, count(*)
            from s.t1, s.t2, s.t3, s.t4, s.t5, s.only_rows
            """;
    private static final String SELF = "update s.t set x = x + 1; update s.t set y = x";

    private static String svg(String sql) {
        return Svg.of(SqlEngine.analyze(sql, Dialects.postgres(), Catalog.none()));
    }

    private static List<Rectangle> cards(String svg) {
        List<Rectangle> cards = new ArrayList<>();
        Matcher card = CARD.matcher(svg);
        while (card.find()) {
            cards.add(
                    new Rectangle(
                            number(card, 1), number(card, 2), number(card, 3), number(card, 4)));
        }
        return cards;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAIN, FAN, SELF})
    void cardsNeitherTouchNorLeaveThePicture(String sql) {
        String svg = svg(sql);
        List<Rectangle> cards = cards(svg);
        Matcher size = SIZE.matcher(svg);
        assertTrue(size.find());
        Rectangle page = new Rectangle(number(size, 1), number(size, 2));

        assertTrue(cards.size() > 1);
        for (int i = 0; i < cards.size(); i++) {
            assertTrue(page.contains(cards.get(i)));
            for (int j = 0; j < i; j++) {
                assertTrue(!cards.get(i).intersects(cards.get(j)), cards::toString);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CHAIN, FAN, SELF})
    void everyEdgeGoesFromTheRightOfOneCardToTheLeftOfAnother(String sql) {
        String svg = svg(sql);
        List<Rectangle> cards = cards(svg);
        Matcher edge = EDGE.matcher(svg);
        int edges = 0;
        while (edge.find()) {
            edges++;
            int x1 = number(edge, 1);
            int y1 = number(edge, 2);
            int x2 = number(edge, 3);
            int y2 = number(edge, 4);
            assertTrue(x1 < x2);
            assertTrue(
                    cards.stream()
                            .anyMatch(
                                    c -> c.x + c.width == x1 && c.y <= y1 && y1 <= c.y + c.height));
            assertTrue(
                    cards.stream().anyMatch(c -> c.x == x2 && c.y <= y2 && y2 <= c.y + c.height));
        }
        assertTrue(edges > 1);
    }

    @Test
    void whatHangsTogetherStandsTogetherInTheOrderOfTheScript() {
        String far = "insert into s.z select k.a from s.y1 k join s.y2 using (a);";
        String svg = svg(far + CHAIN + ";" + "insert into s.q select a from s.p");
        List<Rectangle> cards = cards(svg);

        cards.sort(Comparator.comparingInt(card -> card.y));
        int bottom = cards.getFirst().y;
        for (Rectangle card : cards) {
            // Between them there may be a lane on which edges pass.
            assertTrue(card.y <= bottom + 64, "a hole above " + card);
            bottom = Math.max(bottom, card.y + card.height);
        }
        assertTrue(top(svg, "s.z") < top(svg, "s.d") && top(svg, "s.d") < top(svg, "s.q"), svg);
    }

    /// Where the card of a relation begins.
    private static int top(String svg, String relation) {
        Matcher card = CARD.matcher(svg.substring(0, svg.indexOf(">" + relation + "<")));
        int top = -1;
        while (card.find()) {
            top = number(card, 2);
        }
        return top;
    }

    @Test
    void theSameScriptIsTheSamePicture() {
        assertEquals(svg(CHAIN), svg(CHAIN));
    }

    @Test
    void aScriptWithoutLineageIsAnEmptyPicture() {
        assertEquals(List.of(), cards(svg("drop table s.t")));
        assertEquals(List.of(), cards(svg("")));
    }

    @Test
    void thePictureOfAHugeScriptIsBoundedAndTellsWhatItLeavesOut() {
        // given 500 statements over 40 columns each
        String columns =
                IntStream.range(0, 40).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String script =
                IntStream.range(0, 500)
                        .mapToObj(i ->
                                "create table s.t"
                                        + (i + 1)
                                        + " as select "
                                        + columns
                                        + " from s.t"
                                        + i)
                        .collect(Collectors.joining(";\n"));

        // when
        String svg = svg(script);

        // then
        assertTrue(svg.length() < 500_000, () -> svg.length() + " characters");
        assertEquals(80, cards(svg).size());
        assertTrue(svg.contains("not shown: 421 relations, "), "an omission");
    }

    @Test
    void itFollowsTheSchemeOfWhoeverLooks() {
        assertTrue(svg(FAN).contains("@media (prefers-color-scheme:dark)"));
    }
}
