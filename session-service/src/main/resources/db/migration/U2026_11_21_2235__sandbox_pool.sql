DROP TABLE sandbox_operations;
DROP TABLE sandbox_items;
