package io.millrace.session.sandboxes;

import static io.restassured.RestAssured.given;

import io.millrace.teststack.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// An operator's calls of the API.
record Operators(String user) {
    static final String SANDBOXES = "/api/v1/sandboxes";

    static Operators somebody() {
        return new Operators("operator-" + UUID.randomUUID());
    }

    RequestSpecification request() {
        return given().auth()
                .oauth2(Tokens.user(user).roles("manager").token())
                .contentType(ContentType.JSON);
    }

    ValidatableResponse get(String path) {
        return request().get(SANDBOXES + path).then();
    }

    ValidatableResponse post(String path, Object body) {
        return request().body(body).post(SANDBOXES + path).then();
    }

    ValidatableResponse borrow(int wait) {
        return request().post(SANDBOXES + "/borrow?wait=" + wait).then();
    }

    /// @return its id
    String submits(Object item) {
        return post("", Map.of("item", item)).statusCode(201).extract().path("id");
    }

    ValidatableResponse returns(Object item, String token) {
        Map<String, Object> body = new HashMap<>();
        body.put("item", item);
        body.put("borrowToken", token);
        return post("/return", body);
    }
}
