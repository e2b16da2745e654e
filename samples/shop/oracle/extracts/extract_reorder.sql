-- The fifty items most below their reorder point, with the supplier to order them from.
SELECT *
FROM (
    SELECT
        i.item_code,
        i.description,
        i.reorder_point,
        q.on_hand,
        NVL(o.open_qty, 0) AS open_qty,
        i.reorder_point - q.on_hand - NVL(o.open_qty, 0) AS shortage,
        s.supplier_code,
        s.payment_terms
    FROM erp.items i
    JOIN (
        SELECT h.item_id, SUM(h.quantity) AS on_hand
        FROM erp.stock_on_hand h
        GROUP BY h.item_id
    ) q ON q.item_id = i.item_id
    LEFT JOIN (
        SELECT v.item_code, SUM(v.open_qty) AS open_qty
        FROM erp.v_open_purchase_orders v
        GROUP BY v.item_code
    ) o ON o.item_code = i.item_code
    LEFT JOIN erp.suppliers s ON s.supplier_id = i.supplier_id
    WHERE i.status = 'ACTIVE'
        AND q.on_hand + NVL(o.open_qty, 0) < i.reorder_point
    ORDER BY shortage DESC
)
WHERE ROWNUM <= 50;
