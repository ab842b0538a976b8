DROP TABLE sandbox_deliveries;
