-- Staging tables: typed, unique, with keys.
create table staging.load_watermarks (
    table_name   text primary key,
    loaded_until timestamptz not null
);
comment on table staging.load_watermarks is 'How far each incremental load has read its source.';

create table staging.stg_customers (
    customer_id       bigint primary key,
    full_name         text        not null,
    local_name        text,
    email             text,
    phone_digits      text,
    country_code      char(2),
    city              text,
    signup_date       date,
    marketing_consent boolean     not null default false,
    source_updated_at timestamptz not null
);

create table staging.stg_products (
    product_id        bigint primary key,
    sku               text        not null unique,
    product_name      text        not null,
    category          text        not null,
    subcategory       text,
    supplier_code     text,
    list_price        numeric(14, 2),
    currency          char(3)     not null,
    is_active         boolean     not null,
    source_updated_at timestamptz not null
);

create table staging.stg_orders (
    order_id          bigint primary key,
    order_number      text        not null unique,
    customer_id       bigint      not null references staging.stg_customers (customer_id),
    channel_code      text        not null,
    status            text        not null,
    order_date        date        not null,
    ordered_at        timestamptz not null,
    currency          char(3)     not null,
    shipping_fee      numeric(14, 2) not null default 0,
    coupon_code       text,
    ship_city         text,
    ship_country_code char(2),
    source_updated_at timestamptz not null
);

create table staging.stg_order_lines (
    order_id        bigint  not null references staging.stg_orders (order_id),
    line_no         integer not null,
    product_id      bigint  not null references staging.stg_products (product_id),
    quantity        integer not null,
    unit_price      numeric(14, 2) not null,
    gross_amount    numeric(14, 2) not null,
    discount_amount numeric(14, 2) not null,
    tax_amount      numeric(14, 2) not null,
    net_amount      numeric(14, 2) not null,
    primary key (order_id, line_no)
);
comment on column staging.stg_order_lines.net_amount is 'What the customer pays for the line before tax: gross less discount.';

create table staging.stg_payments (
    payment_key text primary key,
    order_id    bigint  not null references staging.stg_orders (order_id),
    method      text    not null,
    amount      numeric(14, 2) not null,
    currency    char(3) not null,
    paid_on     date,
    card_brand  text,
    is_captured boolean not null
);

create table staging.stg_returns (
    return_id       bigint primary key,
    order_id        bigint  not null,
    line_no         integer not null,
    quantity        integer not null,
    reason          text    not null,
    return_date     date    not null,
    refunded_amount numeric(14, 2) not null,
    foreign key (order_id, line_no) references staging.stg_order_lines (order_id, line_no)
);

create table staging.stg_stock_movements (
    movement_id     bigint primary key,
    warehouse_code  text    not null,
    product_id      bigint  not null references staging.stg_products (product_id),
    movement_date   date    not null,
    movement_type   text    not null,
    signed_quantity integer not null
);
comment on column staging.stg_stock_movements.signed_quantity is 'Positive when goods come in, negative when they leave.';

create table staging.stg_web_sessions (
    session_id    text primary key,
    customer_id   bigint,
    started_at    timestamptz not null,
    ended_at      timestamptz not null,
    landing_page  text,
    utm_source    text,
    device        text,
    page_views    integer not null,
    added_to_cart boolean not null,
    purchased     boolean not null
);
