/** Splits a list of words written in one string. */
export function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => list.split(/\s+/).filter((word) => word !== '')));
}

/** Words that end a FROM item in every dialect, so are never an alias without AS. */
export const AFTER_TABLE =
  'WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS ON USING JOIN INNER LEFT RIGHT FULL CROSS NATURAL WINDOW QUALIFY SET VALUES WHEN FOR WITH SELECT FROM INTO AS AND OR NOT THEN ELSE END CONNECT START RETURNING LOOP DO TABLESAMPLE';

/** Words that end a select item in every dialect. */
export const AFTER_COLUMN =
  'FROM WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION INTERSECT EXCEPT MINUS INTO AS ON AND OR NOT IS IN LIKE BETWEEN THEN ELSE END WHEN ASC DESC WINDOW QUALIFY FOR USING CONNECT START LOOP DO';

/** Reserved by the SQL standard and by each of the dialects at hand. */
export const RESERVED_CORE =
  'SELECT FROM WHERE GROUP HAVING ORDER UNION INTERSECT EXCEPT AND OR NOT IN IS LIKE BETWEEN CASE WHEN THEN ELSE NULL AS ON CREATE TABLE DISTINCT INTO';
