-- Runs of agents, their steps, and the keys this service signs with.

create table run (
    id             uuid        primary key,
    task_id        uuid        not null,
    request        integer     not null check (request >= 1),
    session_id     uuid        not null,
    user_id        text        not null,
    model          text        not null,
    state          text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED', 'STOPPED', 'NEEDS_HELP')),
    detail         text        not null default '',
    attempt        integer     not null,
    lease_epoch    bigint      not null,
    steps          integer     not null default 0,
    call_in_flight text,
    input_tokens   bigint      not null default 0,
    output_tokens  bigint      not null default 0,
    started_at     timestamptz not null,
    updated_at     timestamptz not null,
    ended_at       timestamptz,
    constraint run_of_one_request unique (task_id, request),
    constraint run_ended check ((state = 'RUNNING') = (ended_at is null))
);

create index run_of_user on run (user_id, id);

create table step (
    run_id          uuid        not null references run (id) on delete cascade,
    number          integer     not null check (number >= 1),
    kind            text        not null check (kind in ('MODEL_REPLY', 'TOOL_RESULT')),
    attempt         integer     not null,
    message_id      uuid        not null unique,
    role            text        not null,
    content         jsonb       not null,
    tool            text,
    call_id         text,
    idempotency_key text,
    input_tokens    bigint      not null,
    output_tokens   bigint      not null,
    duration_ms     bigint      not null,
    created_at      timestamptz not null,
    primary key (run_id, number),
    -- A call has one result, whoever stores it.
    constraint step_of_one_call unique (run_id, call_id),
    constraint step_of_a_tool check (
        (kind = 'TOOL_RESULT') = (tool is not null and call_id is not null and idempotency_key is not null))
);

create table signing_key (
    id          text        primary key,
    private_key bytea       not null,
    public_key  bytea       not null,
    created_at  timestamptz not null
);
