ALTER TABLE sessions DROP COLUMN ip_returned;
DROP TABLE sandbox_leases;
DROP TABLE sandbox_heard;
