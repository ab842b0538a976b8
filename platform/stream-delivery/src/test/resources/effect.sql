-- What the handlers of tests do: one row per envelope that took effect.
create table effect (
    id      bigint generated always as identity primary key,
    subject text   not null,
    number  bigint not null
);
