/** The codes of actions, after https://www.sqlite.org/c3ref/c_alter_table.html. */
const [PRAGMA, READ, SELECT, FUNCTION, RECURSIVE] = [19, 20, 21, 31, 33];
const [OK, DENY] = [0, 1];

/** Pragmas that only tell, when they have no argument or the name of a table or index. */
const TELLING: ReadonlySet<string> = new Set(
  'data_version table_info table_xinfo table_list index_list index_info index_xinfo foreign_key_list database_list collation_list function_list module_list pragma_list compile_options'.split(
    ' ',
  ),
);
const ACTING: ReadonlySet<string> = new Set('load_extension writefile edit fts3_tokenizer eval readfile'.split(' '));

/** Asked by SQLite while it prepares a statement: what is not known to read is denied. */
export function authorize(action: number, first: string | null, second: string | null): number {
  switch (action) {
    case SELECT:
    case READ:
    case RECURSIVE:
      return OK;
    case FUNCTION:
      return ACTING.has(second?.toLowerCase() ?? '') ? DENY : OK;
    case PRAGMA:
      return TELLING.has(first?.toLowerCase() ?? '') ? OK : DENY;
    default:
      return DENY;
  }
}
