-- Landing tables. Every load appends, so one order can appear many times; loaded_at tells the copies apart.
create table raw.customers (
    customer_id       bigint      not null,
    full_name         text,
    full_name_local   text,
    email             text,
    phone             text,
    country_code      text,
    city              text,
    signup_at         timestamptz,
    marketing_consent text,
    updated_at        timestamptz not null,
    loaded_at         timestamptz not null default now()
);
comment on table raw.customers is 'Customer master as exported by the shop, one row for each change.';
comment on column raw.customers.full_name_local is 'Name as the customer writes it, for example 김서연.';

create table raw.products (
    product_id    bigint      not null,
    sku           text        not null,
    product_name  text,
    category_path text,
    supplier_code text,
    list_price    numeric(14, 2),
    currency      text,
    is_active     boolean,
    updated_at    timestamptz not null,
    loaded_at     timestamptz not null default now()
);
comment on column raw.products.category_path is 'Category and subcategory with a slash between, for example Kitchen/Kettles.';

create table raw.orders (
    order_id         bigint      not null,
    order_number     text        not null,
    customer_id      bigint      not null,
    channel          text,
    status           text,
    ordered_at       timestamptz,
    currency         text,
    shipping_fee     numeric(14, 2),
    coupon_code      text,
    shipping_address jsonb,
    updated_at       timestamptz not null,
    loaded_at        timestamptz not null default now()
);
comment on table raw.orders is 'Order headers, one row for each change of status.';
comment on column raw.orders.shipping_address is 'Keys: city, country_code, postcode.';

create table raw.order_lines (
    order_id        bigint      not null,
    line_no         integer     not null,
    product_id      bigint      not null,
    quantity        integer,
    unit_price      numeric(14, 2),
    discount_amount numeric(14, 2),
    tax_rate        numeric(5, 4),
    loaded_at       timestamptz not null default now()
);

create table raw.card_payments (
    payment_id       bigint      not null,
    order_id         bigint      not null,
    amount           numeric(14, 2),
    currency         text,
    paid_at          timestamptz,
    gateway_response jsonb,
    loaded_at        timestamptz not null default now()
);
comment on column raw.card_payments.gateway_response is 'Answer of the card gateway. Keys used: brand, captured.';

create table raw.bank_transfers (
    transfer_id     bigint      not null,
    order_reference text,
    amount          numeric(14, 2),
    currency        text,
    value_date      date,
    payer_name      text,
    loaded_at       timestamptz not null default now()
);
comment on column raw.bank_transfers.order_reference is 'Order number as the payer typed it; lower case and blanks do occur.';

create table raw.returns (
    return_id       bigint      not null,
    order_id        bigint      not null,
    line_no         integer     not null,
    quantity        integer,
    reason_code     text,
    returned_at     timestamptz,
    refunded_amount numeric(14, 2),
    loaded_at       timestamptz not null default now()
);

create table raw.stock_movements (
    movement_id    bigint      not null,
    warehouse_code text        not null,
    product_id     bigint      not null,
    movement_type  text        not null,
    quantity       integer     not null,
    moved_at       timestamptz not null,
    loaded_at      timestamptz not null default now()
);

create table raw.web_events (
    event_id    uuid        not null,
    session_id  text        not null,
    customer_id bigint,
    occurred_at timestamptz not null,
    payload     jsonb       not null,
    loaded_at   timestamptz not null default now()
);
comment on column raw.web_events.payload is 'Keys: type, path, device, utm.source.';
