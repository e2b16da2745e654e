-- Stock at standard cost. Items without a count yet still appear, hence the outer join in the old notation.
CREATE OR REPLACE VIEW erp.v_stock_valuation AS
SELECT
    i.item_code,
    i.description,
    w.warehouse_code,
    NVL(h.quantity, 0) AS quantity,
    NVL(h.quantity, 0) * NVL(i.standard_cost, 0) AS stock_value,
    CASE
        WHEN h.last_counted_on IS NULL THEN 'never counted'
        WHEN h.last_counted_on < ADD_MONTHS(SYSDATE, -6) THEN 'count is due'
        ELSE 'counted'
    END AS count_state
FROM erp.items i, erp.stock_on_hand h, erp.warehouses w
WHERE h.item_id (+) = i.item_id
    AND w.warehouse_id (+) = h.warehouse_id
    AND i.status = 'ACTIVE';
