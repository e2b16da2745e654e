-- Spend by supplier and month, with its share and the twelve months before.
CREATE OR REPLACE VIEW erp.v_supplier_spend AS
WITH monthly AS (
    SELECT
        po.supplier_id,
        TRUNC(po.order_date, 'MM') AS spend_month,
        SUM(pl.ordered_qty * pl.unit_cost) AS spend
    FROM erp.purchase_orders po
    JOIN erp.purchase_order_lines pl ON pl.po_id = po.po_id
    WHERE po.status <> 'CANCELLED'
    GROUP BY po.supplier_id, TRUNC(po.order_date, 'MM')
)
SELECT
    s.supplier_code,
    s.supplier_name,
    m.spend_month,
    m.spend,
    RATIO_TO_REPORT(m.spend) OVER (PARTITION BY m.spend_month) AS spend_share,
    SUM(m.spend) OVER (
        PARTITION BY m.supplier_id
        ORDER BY m.spend_month
        ROWS BETWEEN 11 PRECEDING AND CURRENT ROW
    ) AS spend_12_months,
    DECODE(s.active_flag, 'Y', 'active', 'N', 'blocked', 'unknown') AS supplier_state
FROM monthly m
JOIN erp.suppliers s ON s.supplier_id = m.supplier_id;
