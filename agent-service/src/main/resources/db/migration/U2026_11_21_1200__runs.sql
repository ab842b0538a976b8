-- Undoes V2026_11_21_1200__runs.sql.

drop table signing_key;
drop table step;
drop table run;
