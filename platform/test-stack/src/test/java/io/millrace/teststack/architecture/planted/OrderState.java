package io.millrace.teststack.architecture.planted;

/// A state that anybody may add to.
interface OrderState {}
