-- Dimensions of the star schema.
create table marts.dim_date (
    date_key      integer primary key,
    calendar_date date     not null unique,
    year          smallint not null,
    quarter       smallint not null,
    month         smallint not null,
    month_name    text     not null,
    week_of_year  smallint not null,
    day_of_week   smallint not null,
    is_weekend    boolean  not null,
    is_holiday    boolean  not null default false
);
comment on column marts.dim_date.date_key is 'The date as a number, for example 20260131.';
comment on column marts.dim_date.day_of_week is 'ISO: 1 is Monday, 7 is Sunday.';

create table marts.dim_country (
    country_code     char(2) primary key,
    country_name     text    not null,
    region           text    not null,
    default_currency char(3) not null
);

create table marts.dim_channel (
    channel_key  smallint primary key,
    channel_code text    not null unique,
    channel_name text    not null,
    is_online    boolean not null
);

create table marts.dim_customer (
    customer_key bigint generated always as identity primary key,
    customer_id  bigint  not null,
    full_name    text    not null,
    email        text,
    country_code char(2) references marts.dim_country (country_code),
    region       text,
    city         text,
    signup_date  date,
    valid_from   date    not null,
    valid_to     date    not null,
    is_current   boolean not null
);
comment on table marts.dim_customer is 'Slowly changing dimension of type 2: a move to another city starts a new row.';
comment on column marts.dim_customer.valid_to is 'First day on which the row no longer holds; 9999-12-31 while it does.';

create table marts.dim_product (
    product_key   bigint generated always as identity primary key,
    product_id    bigint  not null unique,
    sku           text    not null,
    product_name  text    not null,
    category      text    not null,
    subcategory   text,
    supplier_code text,
    list_price    numeric(14, 2),
    is_active     boolean not null
);
