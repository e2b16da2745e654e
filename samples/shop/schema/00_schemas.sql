-- Three layers: raw keeps what arrived, staging makes it typed and unique, marts answers questions.
create schema if not exists raw;
create schema if not exists staging;
create schema if not exists marts;

comment on schema raw is 'Landing area. Rows are appended as they arrive and never changed.';
comment on schema staging is 'One clean row for each thing in the business.';
comment on schema marts is 'Star schema and the aggregates built on it.';
