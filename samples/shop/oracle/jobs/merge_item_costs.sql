-- Newest price of each item and supplier goes into the item master.
MERGE INTO erp.items t
USING (
    SELECT
        c.item_code,
        s.supplier_id,
        c.new_cost,
        ROW_NUMBER() OVER (PARTITION BY c.item_code ORDER BY c.effective_date DESC) AS price_rank
    FROM erp.item_cost_stage c
    LEFT JOIN erp.suppliers s ON s.supplier_code = c.supplier_code
    WHERE c.effective_date <= TRUNC(SYSDATE)
) n
ON (t.item_code = n.item_code AND n.price_rank = 1)
WHEN MATCHED THEN UPDATE SET
    t.standard_cost = n.new_cost,
    t.supplier_id = NVL(n.supplier_id, t.supplier_id),
    t.last_update_date = SYSDATE
    WHERE t.status = 'ACTIVE';

DELETE FROM erp.item_cost_stage c
WHERE EXISTS (
    SELECT 1
    FROM erp.items t
    WHERE t.item_code = c.item_code
        AND t.standard_cost = c.new_cost
);

COMMIT;
