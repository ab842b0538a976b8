package io.millrace.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LineageTableTest {
    @Test
    void hasALinePerSourceOfEachColumn() throws Exception {
        LineageTable table =
                LineageTable.of(
                        Api.JSON.readTree(
                                """
                                {"statements":[{"columns":[
                                  {"name":"customer","sources":[
                                    {"table":"customers","column":"name","kind":"identity","resolved":true}]},
                                  {"name":"total","sources":[
                                    {"table":"order_items","column":"price","kind":"aggregate","resolved":true},
                                    {"table":null,"column":"tax","kind":"expression","resolved":false}]},
                                  {"name":"one","sources":[]}]}]}\
                                """));
        StringWriter printed = new StringWriter();

        table.print(new PrintWriter(printed, true));

        assertEquals(
                """
                  column      comes from         how
                  ----------  -----------------  ----------
                  customer    customers.name     identity
                  total       order_items.price  aggregate
                  total       tax (unresolved)   expression
                  one         (no column)        constant
                """,
                printed.toString());
    }
}
