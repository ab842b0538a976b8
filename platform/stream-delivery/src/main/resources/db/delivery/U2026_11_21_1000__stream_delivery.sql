drop table delivery_epoch;
drop table work_lease;
drop table delivery_attempt;
drop table inbox_tombstone;
drop table inbox_position;
drop table inbox;
drop table outbox_sequence;
drop table outbox;
