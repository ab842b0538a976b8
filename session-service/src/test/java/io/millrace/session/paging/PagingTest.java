package io.millrace.session.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.rest.DomainException;
import io.millrace.rest.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {

    @Test
    void without_parameters_it_is_the_first_page_of_twenty() {
        assertEquals(new PageRequest(1, 20, 0, null, false), new PageQuery().read());
    }

    @Test
    void one_row_more_than_wanted_makes_a_cursor_that_leads_on() {
        PageRequest request = new PageRequest(1, 2, 0, null, false);

        Page<String> page = request.page(List.of(11, 12, 13), row -> row, String::valueOf, () -> 3);

        assertEquals(List.of("11", "12"), page.data());
        assertNull(page.total());
        PageQuery next = new PageQuery();
        next.cursor = page.next();
        assertEquals(2, next.read().page());
        assertEquals(Optional.of(12L), next.read().numberKey());
    }

    @Test
    void the_last_page_has_no_cursor_and_a_total_only_on_request() {
        Page<Integer> page =
                new PageRequest(1, 2, 0, null, true)
                        .page(List.of(1, 2), row -> row, row -> row, () -> 2);

        assertNull(page.next());
        assertEquals(2L, page.total());
    }

    @ParameterizedTest
    @CsvSource({
        "page,0",
        "page,-1",
        "page,x",
        "page,99999999999",
        "page,10001",
        "pageSize,0",
        "pageSize,101",
        "pageSize,1.5",
        "cursor,???",
        "cursor,MQ",
        "cursor,eDpx",
        "cursor,MDpx",
        "total,yes"
    })
    void a_bad_parameter_is_refused_by_name(String name, String value) {
        PageQuery query = new PageQuery();
        switch (name) {
            case "page" -> query.page = value;
            case "pageSize" -> query.pageSize = value;
            case "cursor" -> query.cursor = value;
            default -> query.total = value;
        }

        var refusal = assertThrows(DomainException.class, query::read);

        assertEquals(Optional.of(name), refusal.param());
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        PageRequest request = new PageRequest(2, 20, 0, "no uuid and no number", false);

        assertEquals(
                Optional.of("cursor"), assertThrows(DomainException.class, request::idKey).param());
        assertEquals(
                Optional.of("cursor"),
                assertThrows(DomainException.class, request::numberKey).param());
    }

    @Test
    void page_and_cursor_together_are_refused() {
        PageQuery query = new PageQuery();
        query.page = "2";
        query.cursor = new Cursor(2, "5").text();

        assertEquals(
                Optional.of("cursor"), assertThrows(DomainException.class, query::read).param());
    }
}
