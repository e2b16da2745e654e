-- Tables of the ERP system that the warehouse reads. Oracle 19c.
CREATE TABLE erp.suppliers (
    supplier_id        NUMBER(10)     NOT NULL,
    supplier_code      VARCHAR2(20)   NOT NULL,
    supplier_name      VARCHAR2(200)  NOT NULL,
    country_code       CHAR(2),
    payment_terms      VARCHAR2(30),
    parent_supplier_id NUMBER(10),
    active_flag        CHAR(1)        DEFAULT 'Y' NOT NULL,
    last_update_date   DATE           DEFAULT SYSDATE NOT NULL,
    CONSTRAINT suppliers_pk PRIMARY KEY (supplier_id),
    CONSTRAINT suppliers_uk UNIQUE (supplier_code),
    CONSTRAINT suppliers_parent_fk FOREIGN KEY (parent_supplier_id) REFERENCES erp.suppliers (supplier_id)
);

CREATE TABLE erp.warehouses (
    warehouse_id   NUMBER(6)     NOT NULL,
    warehouse_code VARCHAR2(10)  NOT NULL,
    warehouse_name VARCHAR2(100) NOT NULL,
    city           VARCHAR2(60),
    CONSTRAINT warehouses_pk PRIMARY KEY (warehouse_id)
);

CREATE TABLE erp.items (
    item_id          NUMBER(10)     NOT NULL,
    item_code        VARCHAR2(30)   NOT NULL,
    description      VARCHAR2(240),
    uom              VARCHAR2(10)   DEFAULT 'EA' NOT NULL,
    standard_cost    NUMBER(14, 4),
    supplier_id      NUMBER(10),
    reorder_point    NUMBER(12),
    status           VARCHAR2(10)   DEFAULT 'ACTIVE' NOT NULL,
    last_update_date DATE           DEFAULT SYSDATE NOT NULL,
    CONSTRAINT items_pk PRIMARY KEY (item_id),
    CONSTRAINT items_supplier_fk FOREIGN KEY (supplier_id) REFERENCES erp.suppliers (supplier_id)
);

CREATE TABLE erp.purchase_orders (
    po_id         NUMBER(12)    NOT NULL,
    po_number     VARCHAR2(20)  NOT NULL,
    supplier_id   NUMBER(10)    NOT NULL,
    order_date    DATE          NOT NULL,
    currency_code CHAR(3)       DEFAULT 'KRW' NOT NULL,
    status        VARCHAR2(12)  NOT NULL,
    approved_by   VARCHAR2(60),
    CONSTRAINT purchase_orders_pk PRIMARY KEY (po_id),
    CONSTRAINT purchase_orders_supplier_fk FOREIGN KEY (supplier_id) REFERENCES erp.suppliers (supplier_id)
);

CREATE TABLE erp.purchase_order_lines (
    po_id         NUMBER(12)    NOT NULL,
    line_no       NUMBER(4)     NOT NULL,
    item_id       NUMBER(10)    NOT NULL,
    ordered_qty   NUMBER(12, 2) NOT NULL,
    received_qty  NUMBER(12, 2) DEFAULT 0 NOT NULL,
    unit_cost     NUMBER(14, 4) NOT NULL,
    promised_date DATE,
    CONSTRAINT purchase_order_lines_pk PRIMARY KEY (po_id, line_no),
    CONSTRAINT purchase_order_lines_po_fk FOREIGN KEY (po_id) REFERENCES erp.purchase_orders (po_id),
    CONSTRAINT purchase_order_lines_item_fk FOREIGN KEY (item_id) REFERENCES erp.items (item_id)
);

CREATE TABLE erp.receipts (
    receipt_id   NUMBER(12)    NOT NULL,
    po_id        NUMBER(12)    NOT NULL,
    line_no      NUMBER(4)     NOT NULL,
    warehouse_id NUMBER(6)     NOT NULL,
    received_qty NUMBER(12, 2) NOT NULL,
    receipt_date DATE          NOT NULL,
    posted_flag  CHAR(1)       DEFAULT 'N' NOT NULL,
    CONSTRAINT receipts_pk PRIMARY KEY (receipt_id),
    CONSTRAINT receipts_po_line_fk FOREIGN KEY (po_id, line_no) REFERENCES erp.purchase_order_lines (po_id, line_no),
    CONSTRAINT receipts_warehouse_fk FOREIGN KEY (warehouse_id) REFERENCES erp.warehouses (warehouse_id)
);

CREATE TABLE erp.stock_on_hand (
    item_id         NUMBER(10)    NOT NULL,
    warehouse_id    NUMBER(6)     NOT NULL,
    quantity        NUMBER(14, 2) DEFAULT 0 NOT NULL,
    last_counted_on DATE,
    CONSTRAINT stock_on_hand_pk PRIMARY KEY (item_id, warehouse_id),
    CONSTRAINT stock_on_hand_item_fk FOREIGN KEY (item_id) REFERENCES erp.items (item_id),
    CONSTRAINT stock_on_hand_warehouse_fk FOREIGN KEY (warehouse_id) REFERENCES erp.warehouses (warehouse_id)
);

CREATE TABLE erp.item_cost_stage (
    item_code      VARCHAR2(30)  NOT NULL,
    supplier_code  VARCHAR2(20),
    new_cost       NUMBER(14, 4) NOT NULL,
    effective_date DATE          NOT NULL
);

CREATE TABLE erp.gl_postings (
    posting_id   NUMBER(14)    NOT NULL,
    posting_date DATE          NOT NULL,
    account_code VARCHAR2(20)  NOT NULL,
    debit        NUMBER(16, 2) DEFAULT 0 NOT NULL,
    credit       NUMBER(16, 2) DEFAULT 0 NOT NULL,
    reference    VARCHAR2(60),
    CONSTRAINT gl_postings_pk PRIMARY KEY (posting_id)
);

CREATE SEQUENCE erp.gl_posting_seq START WITH 1 CACHE 100;

COMMENT ON TABLE erp.suppliers IS 'Suppliers; a branch points to its head office by parent_supplier_id.';
COMMENT ON COLUMN erp.items.standard_cost IS 'Cost for valuation in won, set by the costing run.';
COMMENT ON COLUMN erp.receipts.posted_flag IS 'Y once the receipt has reached the ledger.';
COMMENT ON TABLE erp.item_cost_stage IS 'New costs from suppliers'' price lists, emptied after each run.';
