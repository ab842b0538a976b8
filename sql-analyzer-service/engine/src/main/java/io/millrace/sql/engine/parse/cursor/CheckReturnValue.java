package io.millrace.sql.engine.parse.cursor;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What the methods of the package or type return must be used: a parser that drops an expression
/// drops the tables that a subquery in it reads. Error Prone's check of this name goes by the name
/// of the annotation, and fails the build.
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface CheckReturnValue {}
