/// The service over HTTP, with real tokens.
package io.millrace.sql;
