-- Facts, and the aggregates that reports read.
create table marts.fct_order_lines (
    order_id        bigint   not null,
    line_no         integer  not null,
    date_key        integer  not null references marts.dim_date (date_key),
    customer_key    bigint   not null references marts.dim_customer (customer_key),
    product_key     bigint   not null references marts.dim_product (product_key),
    channel_key     smallint not null references marts.dim_channel (channel_key),
    order_status    text     not null,
    quantity        integer  not null,
    gross_amount    numeric(14, 2) not null,
    discount_amount numeric(14, 2) not null,
    tax_amount      numeric(14, 2) not null,
    net_amount      numeric(14, 2) not null,
    net_amount_krw  numeric(16, 2) not null,
    primary key (order_id, line_no)
);
comment on table marts.fct_order_lines is 'One row for each line of an order. Cancelled orders are kept and marked by order_status.';
comment on column marts.fct_order_lines.net_amount_krw is 'net_amount at the rate of the order date.';

create table marts.fct_returns (
    return_id           bigint primary key,
    order_id            bigint  not null,
    line_no             integer not null,
    return_date_key     integer not null references marts.dim_date (date_key),
    customer_key        bigint  not null references marts.dim_customer (customer_key),
    product_key         bigint  not null references marts.dim_product (product_key),
    channel_key         smallint not null references marts.dim_channel (channel_key),
    quantity            integer not null,
    refunded_amount_krw numeric(16, 2) not null,
    reason              text    not null,
    foreign key (order_id, line_no) references marts.fct_order_lines (order_id, line_no)
);

create table marts.fct_inventory_daily (
    date_key           integer not null references marts.dim_date (date_key),
    product_key        bigint  not null references marts.dim_product (product_key),
    warehouse_code     text    not null,
    received_quantity  integer not null,
    shipped_quantity   integer not null,
    adjusted_quantity  integer not null,
    closing_quantity   integer not null,
    primary key (date_key, product_key, warehouse_code)
);

create table marts.mart_daily_revenue (
    calendar_date         date    not null,
    channel_code          text    not null,
    order_count           integer not null,
    customer_count        integer not null,
    gross_revenue         numeric(16, 2) not null,
    net_revenue           numeric(16, 2) not null,
    refunds               numeric(16, 2) not null,
    revenue_after_refunds numeric(16, 2) not null,
    revenue_7d_average    numeric(16, 2),
    primary key (calendar_date, channel_code)
);
comment on table marts.mart_daily_revenue is 'Revenue by day and channel in won, cancelled orders left out.';

create table marts.mart_customer_lifetime_value (
    customer_id         bigint primary key,
    full_name           text    not null,
    first_order_date    date    not null,
    last_order_date     date    not null,
    order_count         integer not null,
    lifetime_revenue    numeric(16, 2) not null,
    average_order_value numeric(16, 2) not null,
    refund_rate         numeric(6, 4)  not null,
    value_tier          text    not null
);

create table marts.mart_product_performance (
    product_id     bigint  not null,
    month_start    date    not null,
    product_name   text    not null,
    category       text    not null,
    units_sold     integer not null,
    revenue        numeric(16, 2) not null,
    units_returned integer not null,
    return_rate    numeric(6, 4),
    category_rank  integer not null,
    revenue_change numeric(16, 2),
    primary key (product_id, month_start)
);
