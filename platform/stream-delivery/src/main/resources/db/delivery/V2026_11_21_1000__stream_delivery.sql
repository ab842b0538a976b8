-- Events that wait to be told, and those told lately, kept in case Redis loses its memory.
create table outbox (
    id              bigint generated always as identity primary key,
    slot            smallint    not null,
    stream          text        not null,
    family          text        not null,
    subject         text        not null,
    sequence        bigint      not null,
    envelope_id     uuid        not null,
    payload         bytea       not null,
    created_at      timestamptz not null default clock_timestamp(),
    sent_at         timestamptz,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz,
    last_error      text
);
create index outbox_unsent on outbox (slot, id) where sent_at is null;
create index outbox_waiting on outbox (stream, subject) where sent_at is null and next_attempt_at is not null;
create index outbox_sent on outbox (sent_at) where sent_at is not null;

-- The last number given per stream family and subject. Its row lock orders the numbers until commit.
create table outbox_sequence (
    family  text   not null,
    subject text   not null,
    last    bigint not null,
    primary key (family, subject)
);

-- Envelopes that have taken effect, per group.
create table inbox (
    group_name  text        not null,
    envelope_id uuid        not null,
    handled_at  timestamptz not null default clock_timestamp(),
    primary key (group_name, envelope_id)
);
create index inbox_handled on inbox (handled_at);

-- The last number passed per group and subject: handled, or left behind with a tombstone.
create table inbox_position (
    group_name    text        not null,
    source        text        not null,
    family        text        not null,
    subject       text        not null,
    last_sequence bigint      not null,
    updated_at    timestamptz not null default clock_timestamp(),
    primary key (group_name, source, family, subject)
);

-- Numbers passed without taking effect. One that comes later all the same is handled: a late repair.
create table inbox_tombstone (
    group_name text        not null,
    source     text        not null,
    family     text        not null,
    subject    text        not null,
    sequence   bigint      not null,
    reason     text        not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (group_name, source, family, subject, sequence)
);
create index inbox_tombstone_created on inbox_tombstone (created_at);

-- Entries that failed or came too early, and when they are to be tried again. due_at is null while
-- somebody has the entry in hand.
create table delivery_attempt (
    group_name      text        not null,
    envelope_id     uuid        not null,
    stream          text        not null,
    entry_id        text        not null,
    source          text        not null,
    family          text        not null,
    subject         text        not null,
    sequence        bigint      not null,
    attempts        integer     not null default 0,
    history         text[]      not null default '{}',
    due_at          timestamptz,
    gap_expected    bigint,
    gap_since       timestamptz,
    first_failed_at timestamptz not null default clock_timestamp(),
    touched_at      timestamptz not null default clock_timestamp(),
    primary key (group_name, envelope_id)
);
create index delivery_attempt_due on delivery_attempt (group_name, due_at) where due_at is not null;
create index delivery_attempt_entry on delivery_attempt (group_name, stream, entry_id);
create index delivery_attempt_number on delivery_attempt (group_name, source, family, subject, sequence);
create index delivery_attempt_touched on delivery_attempt (touched_at);

-- Who works on what. The epoch rises with each taking and fences whoever had it before.
create table work_lease (
    subject    text        not null primary key,
    epoch      bigint      not null,
    owner      text        not null,
    expires_at timestamptz not null,
    taken_at   timestamptz not null default clock_timestamp()
);
create index work_lease_released on work_lease (taken_at) where expires_at = '-infinity';

-- Which life of Redis the outbox was last relayed to.
create table delivery_epoch (
    id          smallint    not null primary key default 1 check (id = 1),
    epoch       text        not null,
    run_id      text        not null,
    verified_at timestamptz not null default clock_timestamp()
);
