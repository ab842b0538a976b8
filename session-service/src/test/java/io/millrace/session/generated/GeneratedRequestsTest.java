package io.millrace.session.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// On a database of its own, because what is lent and submitted here would be in others' way.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session_generated"))
class GeneratedRequestsTest {
    private static final int AT_RANDOM = 300;
    private static final int SHOWN = 60;

    private static final int OF_EACH = 25;

    /// Says what is tried at random, so that it can be tried again.
    private final long seed = Long.getLong("millrace.seed", System.nanoTime());

    private final List<String> objections = new ArrayList<>();
    private Api api;
    private ApiDocument document;

    @BeforeEach
    void readTheDocument() {
        api = new Api(URI.create("http://localhost:" + RestAssured.port));
        document = api.document();
        assertTrue(document.operations().size() > 20, "operations in the document");
    }

    @AfterEach
    void hangUp() {
        api.close();
    }

    @Test
    void whatever_is_wrong_is_refused_by_name_and_changes_nothing(TestReporter reporter) {
        reporter.publishEntry("millrace.seed", Long.toString(seed));
        Random random = new Random(seed);
        Subject theirs = api.subject();
        String before = api.state(theirs);
        int tried = 0;
        for (Operation operation : operations()) {
            tried += tryWrong(operation, theirs, random);
            if (!api.state(theirs).equals(before)) {
                objections.add(operation.id() + ": something of somebody else's has changed");
            }
        }

        reporter.publishEntry("requests", Integer.toString(tried));
        assertTrue(tried > 500, "requests: " + tried);
        assertEquals(List.of(), shown(), "with -Dmillrace.seed=" + seed);
    }

    private int tryWrong(Operation operation, Subject theirs, Random random) {
        Subject first = api.subject();
        Answer right = api.send(first, attempts(operation, first, theirs).right());
        Subject mine = api.subject();
        List<Attempt> wrong =
                new ArrayList<>(attempts(operation, mine, theirs).wrong(right.status() < 400));
        Collections.shuffle(wrong, random);
        wrong.subList(Math.min(ofEach(), wrong.size()), wrong.size()).clear();
        String before = api.state(mine);
        wrong.stream().filter(Attempt::mustChangeNothing).forEach(each -> send(mine, each));
        if (!api.state(mine).equals(before)) {
            objections.add(operation.id() + ": what was refused has changed something");
        }
        wrong.stream().filter(each -> !each.mustChangeNothing()).forEach(each -> send(mine, each));
        return wrong.size();
    }

    @Test
    void nothing_at_random_fails(TestReporter reporter) {
        reporter.publishEntry("millrace.seed", Long.toString(seed));
        Random random = new Random(seed);
        List<Operation> operations = operations();
        Subject mine = api.subject();
        Subject theirs = api.subject();
        String foreign = api.state(theirs);

        for (int i = 0; i < AT_RANDOM; i++) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            send(mine, new RandomAttempts(document, operation, mine, theirs, random).next());
        }

        assertEquals(List.of(), shown(), "with -Dmillrace.seed=" + seed);
        assertEquals(foreign, api.state(theirs), "with -Dmillrace.seed=" + seed);
    }

    /// How many requests of each operation, chosen at random of all that can be made.
    int ofEach() {
        return Integer.getInteger("millrace.requests", OF_EACH);
    }

    private void send(Subject by, Attempt attempt) {
        Answer answer = api.send(by, attempt);
        attempt.objection(answer)
                .ifPresent(why -> objections.add(attempt + "\n  " + why + ": " + answer));
    }

    private List<Operation> operations() {
        return document.operations().stream().filter(each -> !each.unending()).toList();
    }

    private Attempts attempts(Operation operation, Subject mine, Subject theirs) {
        return new Attempts(document, operation, mine, theirs);
    }

    private List<String> shown() {
        return objections.subList(0, Math.min(SHOWN, objections.size()));
    }
}
