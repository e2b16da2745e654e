-- Posts receipts to stock and to the ledger, one receipt at a time so that a bad one stops only itself.
CREATE OR REPLACE PROCEDURE erp.post_receipts (p_until IN DATE DEFAULT SYSDATE) IS
    CURSOR c_receipts IS
        SELECT
            r.receipt_id,
            r.po_id,
            r.line_no,
            r.warehouse_id,
            r.received_qty,
            pl.item_id,
            pl.unit_cost
        FROM erp.receipts r
        JOIN erp.purchase_order_lines pl
            ON pl.po_id = r.po_id
            AND pl.line_no = r.line_no
        WHERE r.posted_flag = 'N'
            AND r.receipt_date <= p_until;

    l_value  NUMBER(16, 2);
    l_failed PLS_INTEGER := 0;
BEGIN
    FOR rec IN c_receipts LOOP
        BEGIN
            l_value := ROUND(rec.received_qty * rec.unit_cost, 2);

            MERGE INTO erp.stock_on_hand h
            USING (SELECT rec.item_id AS item_id, rec.warehouse_id AS warehouse_id FROM dual) d
            ON (h.item_id = d.item_id AND h.warehouse_id = d.warehouse_id)
            WHEN MATCHED THEN UPDATE SET h.quantity = h.quantity + rec.received_qty
            WHEN NOT MATCHED THEN INSERT (item_id, warehouse_id, quantity)
                VALUES (d.item_id, d.warehouse_id, rec.received_qty);

            UPDATE erp.purchase_order_lines pl
            SET pl.received_qty = pl.received_qty + rec.received_qty
            WHERE pl.po_id = rec.po_id
                AND pl.line_no = rec.line_no;

            INSERT INTO erp.gl_postings (posting_id, posting_date, account_code, debit, credit, reference)
            VALUES (erp.gl_posting_seq.NEXTVAL, TRUNC(SYSDATE), '1460', l_value, 0, 'RCPT-' || rec.receipt_id);

            UPDATE erp.receipts r
            SET r.posted_flag = 'Y'
            WHERE r.receipt_id = rec.receipt_id;
        EXCEPTION
            WHEN OTHERS THEN
                l_failed := l_failed + 1;
                DBMS_OUTPUT.PUT_LINE('Receipt ' || rec.receipt_id || ': ' || SQLERRM);
        END;
    END LOOP;

    COMMIT;

    IF l_failed > 0 THEN
        RAISE_APPLICATION_ERROR(-20001, l_failed || ' receipts were not posted.');
    END IF;
END post_receipts;
/
