-- Whether whoever had the entry fell silent over it, while its lease still ran: counted as a failed
-- attempt by whoever takes the lease after that.
alter table delivery_attempt add column abandoned boolean not null default false;
