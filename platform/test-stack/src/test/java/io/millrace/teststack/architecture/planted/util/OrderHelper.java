package io.millrace.teststack.architecture.planted.util;

/// Two names that say nothing, and words on the standard output.
class OrderHelper {
    void help() {
        System.out.println("helping");
    }
}
