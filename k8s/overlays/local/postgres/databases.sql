-- One server, one database per service, and one for Keycloak. Run once, on an empty data folder,
-- by compose and by the local overlay alike.
CREATE DATABASE gateway;
CREATE DATABASE session;
CREATE DATABASE sql;
CREATE DATABASE agent;
CREATE DATABASE keycloak;
