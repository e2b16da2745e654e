-- Supplier tree for the warehouse: each supplier with its head office and the way down to it.
SELECT
    s.supplier_code,
    s.supplier_name,
    s.country_code,
    CONNECT_BY_ROOT s.supplier_code AS head_office_code,
    LEVEL AS depth,
    SYS_CONNECT_BY_PATH(s.supplier_code, '/') AS supplier_path
FROM erp.suppliers s
WHERE s.active_flag = 'Y'
START WITH s.parent_supplier_id IS NULL
CONNECT BY PRIOR s.supplier_id = s.parent_supplier_id
ORDER SIBLINGS BY s.supplier_code;

-- The items of each supplier in one line, for the supplier's sheet.
SELECT
    s.supplier_code,
    -- planted: the column is called supplier_name
    s.supplier_nmae,
    COUNT(*) AS item_count,
    LISTAGG(i.item_code, ', ') WITHIN GROUP (ORDER BY i.item_code) AS item_codes
FROM erp.suppliers s
JOIN erp.items i ON i.supplier_id = s.supplier_id
GROUP BY s.supplier_code, s.supplier_name;
