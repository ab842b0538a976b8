package io.millrace.agent.runs;

import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.leases.Lease;

/// What a worker needs to begin a run or to go on with it.
///
/// @param model the public name of the model that answers
/// @param causationId the envelope that asked for it
public record Begin(TaskRequested task, String model, Lease lease, String causationId) {}
