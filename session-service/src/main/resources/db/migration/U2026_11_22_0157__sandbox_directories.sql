DROP TABLE sandbox_directories;
