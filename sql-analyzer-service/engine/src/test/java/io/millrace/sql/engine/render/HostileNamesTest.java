package io.millrace.sql.engine.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.render.diagram.Dot;
import io.millrace.sql.engine.render.diagram.Mermaid;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.render.json.LineageJson;
import io.millrace.sql.engine.render.openlineage.OpenLineageEvent;
import io.millrace.sql.engine.render.openlineage.RunContext;
import io.millrace.sql.engine.render.svg.Svg;
import io.millrace.sql.engine.result.Analysis;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class HostileNamesTest {
    private static final Pattern MERMAID_LINE =
            Pattern.compile(
                    "flowchart LR"
                            + "|  subgraph r\\d+\\[\"[^\"<>`&\\\\]+\"]"
                            + "|  end"
                            + "| +r\\d+(c\\d+)?\\[\"[^\"<>`&\\\\]+\"]"
                            + "|  r\\d+(c\\d+)? -\\.?->(\\|[a-z]+\\|)? r\\d+(c\\d+)?");
    private static final Pattern DOT_LABEL =
            Pattern.compile("  r\\d+ \\[label=<(<table .*</table>)>];");

    static Stream<String> names() {
        return Stream.of(
                "plain",
                "it's \"\"quoted\"\"",
                "<script>alert(1)</script>",
                "]]><b>&amp;&#60;",
                "two\nlines\r\n\tand a tab",
                "\u202Egnp.exe",
                "a\u2066b\u2069c\uFEFF",
                "\u2028\u2029\u0085\u0001\u001F\u007F",
                "--> r0; end %% subgraph",
                "`markdown` *bold* 1. list #35; #quot;",
                "$$x^2$$ \\N \\\"\" \\",
                "}];graph{a->b",
                "\uFFFE\uFFFF\uE000",
                "😀 表 עברית",
                "e" + "\u0301".repeat(300),
                "x".repeat(10_000),
                "<".repeat(10_000),
                "😀".repeat(5_000));
    }

    private static Analysis hostile(String name) {
        String quoted = '"' + name + '"';
        Analysis analysis =
                SqlEngine.analyze(
                        "insert into %s.%s (%s) select %s.%s + 1 from %s.t %s where %s.%s > 0"
                                .formatted(
                                        quoted, quoted, quoted, quoted, quoted, quoted, quoted,
                                        quoted, quoted),
                        Dialects.postgres(),
                        Catalog.none());
        assertEquals(List.of(), analysis.statements().getFirst().errors());
        return analysis;
    }

    @ParameterizedTest
    @MethodSource("names")
    void inJsonTheyAreReadBackAsTheyWere(String name) throws Exception {
        Analysis analysis = hostile(name);
        String plain = name.replace("\"\"", "\"");

        for (String json : List.of(AnalysisJson.of(analysis), LineageJson.of(analysis))) {
            JsonNode read = new ObjectMapper().readTree(json);
            assertEquals(plain, read.at("/statements/0/columns/0/target/column").asText());
            assertTrue(json.chars().noneMatch(c -> c < ' '), "one line");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void inAnEventTheyAreReadBackAsTheyWere(String name) throws Exception {
        String plain = name.replace("\"\"", "\"");
        RunContext context =
                new RunContext(plain, plain, new UUID(1, 2), Instant.parse("2026-01-01T00:00:00Z"));

        JsonNode event = new ObjectMapper().readTree(OpenLineageEvent.of(hostile(name), context));

        JsonNode fields = event.at("/outputs/0/facets/columnLineage/fields");
        assertEquals(List.of(plain), List.copyOf(toList(fields)));
        assertEquals(plain, fields.elements().next().at("/inputFields/0/field").asText());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPictureIsWellFormedAndHasNothingInItButShapesAndText(String name) throws Exception {
        String svg = Svg.of(hostile(name));

        Document document = xml(svg);

        assertEquals(
                List.of("g", "path", "rect", "style", "svg", "text", "title"),
                elements(document).map(Element::getTagName).distinct().sorted().toList());
        assertTrue(
                elements(document)
                        .flatMap(one ->
                                Stream.iterate(0, i -> i + 1)
                                        .limit(one.getAttributes().getLength())
                                        .map(i -> one.getAttributes().item(i).getNodeName()))
                        .noneMatch(attribute ->
                                attribute.startsWith("on") || attribute.contains("href")));
        assertTrue(svg.length() < 10_000, () -> svg.length() + " characters");
        assertNothingHidden(svg.replace("\n", ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aMermaidDiagramKeepsItsLines(String name) {
        String mermaid = Mermaid.of(hostile(name));

        mermaid.lines()
                .forEach(line -> assertTrue(MERMAID_LINE.matcher(line).matches(), () -> line));
        assertNothingHidden(mermaid.replace("\n", ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGraphvizLabelIsWellFormedAndStaysOnItsLine(String name) throws Exception {
        String dot = Dot.of(hostile(name));

        List<String> nodes = dot.lines().filter(line -> line.contains("label=")).toList();
        assertEquals(2, nodes.size());
        for (String node : nodes) {
            var label = DOT_LABEL.matcher(node);
            assertTrue(label.matches(), () -> node);
            assertEquals(
                    List.of("b", "table", "td", "tr"),
                    elements(xml(label.group(1)))
                            .map(Element::getTagName)
                            .distinct()
                            .sorted()
                            .toList());
        }
        assertNothingHidden(dot.replace("\n", ""));
    }

    /// No control, no change of direction, no half of a pair gets into what people look at.
    private static void assertNothingHidden(String picture) {
        assertTrue(
                picture.codePoints()
                        .noneMatch(c -> {
                            int type = Character.getType(c);
                            return type == Character.CONTROL
                                    || type == Character.FORMAT
                                    || type == Character.SURROGATE
                                    || type == Character.LINE_SEPARATOR
                                    || type == Character.PARAGRAPH_SEPARATOR;
                        }));
    }

    private static List<String> toList(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static Stream<Element> elements(Document document) {
        var all = document.getElementsByTagName("*");
        return Stream.iterate(0, i -> i + 1).limit(all.getLength()).map(i -> (Element) all.item(i));
    }
}
