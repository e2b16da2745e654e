-- What is still to come from suppliers, and how late it is.
CREATE OR REPLACE VIEW erp.v_open_purchase_orders AS
SELECT
    po.po_number,
    s.supplier_code,
    s.supplier_name,
    i.item_code,
    pl.ordered_qty,
    pl.received_qty,
    pl.ordered_qty - pl.received_qty AS open_qty,
    (pl.ordered_qty - pl.received_qty) * pl.unit_cost AS open_value,
    pl.promised_date,
    GREATEST(TRUNC(SYSDATE) - TRUNC(pl.promised_date), 0) AS days_late
FROM erp.purchase_orders po
JOIN erp.purchase_order_lines pl ON pl.po_id = po.po_id
JOIN erp.suppliers s ON s.supplier_id = po.supplier_id
JOIN erp.items i ON i.item_id = pl.item_id
WHERE po.status IN ('APPROVED', 'PARTIAL')
    AND pl.received_qty < pl.ordered_qty;
