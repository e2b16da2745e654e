/**
 * The syntax tree. A tree is a value: it belongs to one statement's text and says nothing about meaning.
 * All offsets are UTF-16 code units from the start of the statement, so that a tree can be cached by its text.
 */
interface NodeBase {
  readonly start: number;
  readonly end: number;
}

export interface Identifier extends NodeBase {
  readonly kind: 'identifier';
  /** The name without its quotes, escapes undone; not folded. */
  readonly name: string;
  readonly quoted: boolean;
  /** Part of the name comes from Jinja or a client substitution (`&x`, `${x}`), so that the real name is not known. */
  readonly dynamic: boolean;
}

/** `{{ ref('orders') }}`, `{{ source('erp', 'orders') }}`, `{{ this }}`. */
export interface JinjaReference {
  readonly function: 'ref' | 'source' | 'this';
  /** String arguments with their ranges (inside the quotes). */
  readonly args: readonly { readonly value: string; readonly start: number; readonly end: number }[];
}

/** The name of a table, view, routine or other object as written: `catalog.schema.name`. */
export interface ObjectName extends NodeBase {
  readonly kind: 'name';
  readonly parts: readonly Identifier[];
  readonly jinja: JinjaReference | null;
  /** Oracle `@dblink`; what lies behind it is not known. */
  readonly link: Identifier | null;
}

// ---- expressions

export interface ColumnRef extends NodeBase {
  readonly kind: 'column';
  /** `a`, `t.a`, `s.t.a`, or a path into a struct: which is which is the binder's to say. */
  readonly parts: readonly Identifier[];
  /** Oracle's `(+)`. */
  readonly outerJoin: boolean;
}

export interface Star extends NodeBase {
  readonly kind: 'star';
  readonly qualifier: readonly Identifier[];
  readonly except: readonly Identifier[];
  readonly replace: readonly SelectItem[];
  readonly rename: readonly { readonly from: Identifier; readonly to: Identifier }[];
  /** `results[0].*` and the like: a star over something that is not a relation. */
  readonly base: Expression | null;
  /** DuckDB `COLUMNS(…)`, Snowflake `ILIKE`: which columns it takes is not known. */
  readonly partial: boolean;
}

export interface Literal extends NodeBase {
  readonly kind: 'literal';
  readonly type: 'number' | 'string' | 'boolean' | 'null' | 'date' | 'time' | 'timestamp' | 'interval' | 'bytes' | 'other';
}

/** A bind variable, host variable or local variable: `:b`, `?`, `$1`, `@v`. */
export interface Parameter extends NodeBase {
  readonly kind: 'parameter';
  readonly name: string;
}

/** Operators and operator-like syntax; `op` is upper case: `+`, `AND`, `BETWEEN`, `IN`, `IS NULL`, `[]`, `ROW`, `ARRAY`, `STRUCT`, `AT TIME ZONE`. */
export interface Operation extends NodeBase {
  readonly kind: 'operation';
  readonly op: string;
  readonly operands: readonly Expression[];
}

export interface Case extends NodeBase {
  readonly kind: 'case';
  readonly operand: Expression | null;
  readonly branches: readonly { readonly when: Expression; readonly result: Expression }[];
  readonly otherwise: Expression | null;
}

export interface Cast extends NodeBase {
  readonly kind: 'cast';
  readonly expression: Expression;
  readonly type: DataType;
  /** TRY_CAST, SAFE_CAST: null instead of an error. */
  readonly safe: boolean;
}

export interface DataType extends NodeBase {
  readonly kind: 'type';
  /** As written, white space folded: `numeric(10, 2)`. */
  readonly text: string;
  /** Oracle and PL/pgSQL `table.column%TYPE`, `table%ROWTYPE`. */
  readonly like: ObjectName | null;
  /** Columns of a STRUCT/ROW/TABLE type. */
  readonly fields: readonly { readonly name: Identifier | null; readonly type: DataType }[];
}

export interface Call extends NodeBase {
  readonly kind: 'call';
  readonly name: ObjectName;
  readonly args: readonly Expression[];
  readonly distinct: boolean;
  readonly orderBy: readonly OrderItem[];
  readonly filter: Expression | null;
  readonly withinGroup: readonly OrderItem[];
  readonly over: WindowSpec | Identifier | null;
  /** MySQL/Oracle KEEP, PARTITION inside the call, RETURNING … that hold expressions of their own. */
  readonly extra: readonly Expression[];
  /** Written without parentheses: CURRENT_DATE, SYSDATE. */
  readonly bare: boolean;
}

export interface WindowSpec extends NodeBase {
  readonly kind: 'window';
  readonly base: Identifier | null;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly OrderItem[];
  readonly frame: readonly Expression[];
}

export interface NamedArgument extends NodeBase {
  readonly kind: 'named-argument';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `(expression).field` */
export interface FieldAccess extends NodeBase {
  readonly kind: 'field';
  readonly base: Expression;
  readonly name: Identifier;
}

export interface SubqueryExpression extends NodeBase {
  readonly kind: 'subquery';
  readonly query: Query;
}

export interface Exists extends NodeBase {
  readonly kind: 'exists';
  readonly query: Query;
}

export interface Lambda extends NodeBase {
  readonly kind: 'lambda';
  readonly parameters: readonly Identifier[];
  readonly body: Expression;
}

/** A Jinja expression whose value is not known. */
export interface JinjaExpression extends NodeBase {
  readonly kind: 'jinja';
}

/** Where an expression was expected; always of no width, and accompanied by an error. */
export interface Missing extends NodeBase {
  readonly kind: 'missing';
}

export type Expression =
  | ColumnRef
  | Star
  | Literal
  | Parameter
  | Operation
  | Case
  | Cast
  | Call
  | NamedArgument
  | FieldAccess
  | SubqueryExpression
  | Exists
  | Lambda
  | JinjaExpression
  | SelectItem
  | Missing;

export interface OrderItem extends NodeBase {
  readonly kind: 'order-item';
  readonly expression: Expression;
  readonly descending: boolean;
}

// ---- queries

export interface SelectItem extends NodeBase {
  readonly kind: 'select-item';
  readonly expression: Expression;
  readonly alias: Identifier | null;
  /** Spark: the names behind the first one in `stack(…) AS (a, b)`. */
  readonly moreAliases?: readonly Identifier[];
  /** T-SQL `SELECT @v = …`: an assignment, no output column. */
  readonly assigns: Parameter | null;
}

export interface NamedWindow extends NodeBase {
  readonly kind: 'named-window';
  readonly name: Identifier;
  readonly window: WindowSpec;
}

export interface Select extends NodeBase {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly distinctOn: readonly Expression[];
  readonly items: readonly SelectItem[];
  /** SELECT … INTO table (T-SQL, PostgreSQL). */
  readonly into: ObjectName | null;
  /** SELECT … INTO variables (PL/SQL, PL/pgSQL, MySQL). */
  readonly intoVariables: readonly Expression[];
  readonly from: readonly FromItem[];
  readonly where: Expression | null;
  readonly startWith: Expression | null;
  readonly connectBy: Expression | null;
  readonly groupBy: readonly Expression[];
  /** DuckDB/BigQuery/Snowflake GROUP BY ALL. */
  readonly groupByAll: boolean;
  readonly having: Expression | null;
  readonly qualify: Expression | null;
  readonly windows: readonly NamedWindow[];
  /** TOP, LIMIT BY and other expressions that only count rows. */
  readonly limits: readonly Expression[];
}

export interface SetOperation extends NodeBase {
  readonly kind: 'set-operation';
  readonly op: 'union' | 'intersect' | 'except';
  readonly all: boolean;
  readonly byName: boolean;
  readonly left: QueryBody;
  readonly right: QueryBody;
}

export interface Values extends NodeBase {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expression[])[];
}

/** `TABLE name`, DuckDB's `FROM name` without SELECT. */
export interface TableCommand extends NodeBase {
  readonly kind: 'table-command';
  readonly from: FromItem;
}

/** BigQuery's pipe syntax: a body and the operators applied to it in turn. */
export interface Pipe extends NodeBase {
  readonly kind: 'pipe';
  readonly input: QueryBody;
  readonly operators: readonly PipeOperator[];
}

export interface PipeOperator extends NodeBase {
  readonly kind: 'pipe-operator';
  /** SELECT, EXTEND, SET, DROP, RENAME, AS, WHERE, LIMIT, AGGREGATE, ORDER BY, JOIN, UNION, CALL, PIVOT, UNPIVOT, TABLESAMPLE, DISTINCT, WINDOW, WITH … */
  readonly op: string;
  readonly items: readonly SelectItem[];
  readonly groupBy: readonly SelectItem[];
  readonly condition: Expression | null;
  readonly orderBy: readonly OrderItem[];
  readonly names: readonly Identifier[];
  readonly renames: readonly { readonly from: Identifier; readonly to: Identifier }[];
  /** JOIN: its right side with its condition; the left is the pipe's input. */
  readonly join: Join | null;
  readonly queries: readonly QueryBody[];
  readonly setOp: SetOperation['op'] | null;
  readonly alias: Identifier | null;
  readonly pivot: Pivot | Unpivot | null;
}

export interface Query extends NodeBase {
  readonly kind: 'query';
  readonly with: With | null;
  readonly body: QueryBody;
  readonly orderBy: readonly OrderItem[];
  /** LIMIT, OFFSET, FETCH. */
  readonly limits: readonly Expression[];
}

export type QueryBody = Select | SetOperation | Values | TableCommand | Pipe | Query | DmlStatement | MissingQuery;

export interface MissingQuery extends NodeBase {
  readonly kind: 'missing-query';
}

export interface With extends NodeBase {
  readonly kind: 'with';
  readonly recursive: boolean;
  readonly ctes: readonly Cte[];
  /** Oracle's WITH FUNCTION …, BigQuery's and ClickHouse's scalar names. */
  readonly routines: readonly StatementNode[];
}

export interface Cte extends NodeBase {
  readonly kind: 'cte';
  readonly name: Identifier;
  readonly columns: readonly Identifier[];
  readonly query: Query;
  /** Columns that SEARCH and CYCLE clauses add. */
  readonly addedColumns: readonly Identifier[];
}

export interface Alias extends NodeBase {
  readonly kind: 'alias';
  readonly name: Identifier | null;
  readonly columns: readonly Identifier[];
}

export interface TableRef extends NodeBase {
  readonly kind: 'table';
  readonly name: ObjectName;
  readonly alias: Alias | null;
  /** Hints, samples, partitions, time travel that hold expressions. */
  readonly extra: readonly Expression[];
}

export interface DerivedTable extends NodeBase {
  readonly kind: 'derived';
  readonly query: Query;
  readonly alias: Alias | null;
  readonly lateral: boolean;
}

export interface TableFunction extends NodeBase {
  readonly kind: 'table-function';
  readonly call: Expression;
  /** ROWS FROM (f(), g()). */
  readonly more: readonly Expression[];
  readonly alias: Alias | null;
  readonly lateral: boolean;
  /** Columns that the call itself declares: JSON_TABLE … COLUMNS, OPENJSON … WITH, AS t(a int). */
  readonly columns: readonly ColumnDefinition[];
  /** WITH ORDINALITY / WITH OFFSET: the extra column. */
  readonly ordinality: Identifier | true | null;
  readonly unnest: boolean;
}

export type JoinType =
  | 'inner'
  | 'left'
  | 'right'
  | 'full'
  | 'cross'
  | 'semi'
  | 'anti'
  | 'asof'
  | 'apply'
  | 'outer-apply'
  | 'comma'
  | 'straight'
  | 'union';

export interface Join extends NodeBase {
  readonly kind: 'join';
  readonly join: JoinType;
  readonly natural: boolean;
  readonly left: FromItem;
  readonly right: FromItem;
  readonly on: Expression | null;
  readonly using: readonly Identifier[];
  /** The alias of a USING clause (PostgreSQL 14). */
  readonly usingAlias: Identifier | null;
}

export interface Pivot extends NodeBase {
  readonly kind: 'pivot';
  readonly source: FromItem;
  readonly aggregates: readonly SelectItem[];
  readonly forColumns: readonly Expression[];
  readonly values: readonly SelectItem[];
  /** The values come from a subquery or from ANY: the output columns are not known. */
  readonly dynamic: boolean;
  readonly groupBy: readonly Expression[];
  readonly alias: Alias | null;
}

export interface Unpivot extends NodeBase {
  readonly kind: 'unpivot';
  readonly source: FromItem;
  readonly valueColumns: readonly Identifier[];
  readonly nameColumns: readonly Identifier[];
  readonly columns: readonly SelectItem[];
  readonly alias: Alias | null;
}

export interface ParenthesizedFrom extends NodeBase {
  readonly kind: 'paren-from';
  readonly inner: FromItem;
  readonly alias: Alias | null;
}

/** MATCH_RECOGNIZE and other relations whose columns are not understood. */
export interface OpaqueRelation extends NodeBase {
  readonly kind: 'opaque-relation';
  readonly source: FromItem | null;
  readonly expressions: readonly Expression[];
  readonly alias: Alias | null;
}

export type FromItem = TableRef | DerivedTable | TableFunction | Join | Pivot | Unpivot | ParenthesizedFrom | OpaqueRelation;

// ---- statements

export interface Assignment extends NodeBase {
  readonly kind: 'assignment';
  /** One column, or several for `(a, b) = (…)`. */
  readonly targets: readonly ColumnRef[];
  readonly value: Expression;
}

export interface Insert extends NodeBase {
  readonly kind: 'insert';
  readonly verb: 'insert' | 'replace' | 'upsert';
  readonly with: With | null;
  readonly target: TableRef;
  readonly columns: readonly ColumnRef[];
  readonly source: Query | null;
  /** DEFAULT VALUES, or MySQL's INSERT … SET. */
  readonly assignments: readonly Assignment[];
  readonly onConflict: OnConflict | null;
  readonly returning: readonly SelectItem[];
  /** T-SQL OUTPUT … INTO, Oracle RETURNING … INTO. */
  readonly returningInto: ObjectName | null;
  readonly returningIntoColumns: readonly Identifier[];
  readonly returningVariables: readonly Expression[];
  /** Columns by name of the source (DuckDB, Spark). */
  readonly byName: boolean;
  /** Oracle INSERT ALL/FIRST: each branch an insert of its own over the same source. */
  readonly branches: readonly InsertBranch[];
}

export interface InsertBranch extends NodeBase {
  readonly kind: 'insert-branch';
  readonly condition: Expression | null;
  readonly target: TableRef;
  readonly columns: readonly ColumnRef[];
  readonly values: readonly Expression[] | null;
}

export interface OnConflict extends NodeBase {
  readonly kind: 'on-conflict';
  readonly targetColumns: readonly Expression[];
  readonly targetWhere: Expression | null;
  readonly assignments: readonly Assignment[];
  readonly where: Expression | null;
  /** MySQL `AS new(a, b)`. */
  readonly rowAlias: Alias | null;
}

export interface Update extends NodeBase {
  readonly kind: 'update';
  readonly with: With | null;
  /** MySQL may name several tables and joins; T-SQL may name an alias of FROM. */
  readonly target: FromItem;
  readonly assignments: readonly Assignment[];
  readonly from: readonly FromItem[];
  readonly where: Expression | null;
  readonly orderBy: readonly OrderItem[];
  readonly limits: readonly Expression[];
  readonly returning: readonly SelectItem[];
  readonly returningInto: ObjectName | null;
  readonly returningIntoColumns: readonly Identifier[];
  readonly returningVariables: readonly Expression[];
}

export interface Delete extends NodeBase {
  readonly kind: 'delete';
  readonly with: With | null;
  /** What is deleted from: tables, or aliases of FROM (MySQL, T-SQL). */
  readonly targets: readonly FromItem[];
  readonly from: readonly FromItem[];
  readonly where: Expression | null;
  readonly orderBy: readonly OrderItem[];
  readonly limits: readonly Expression[];
  readonly returning: readonly SelectItem[];
  readonly returningInto: ObjectName | null;
  readonly returningIntoColumns: readonly Identifier[];
  readonly returningVariables: readonly Expression[];
}

export interface MergeBranch extends NodeBase {
  readonly kind: 'merge-branch';
  readonly matched: 'matched' | 'not-matched' | 'not-matched-by-source';
  readonly condition: Expression | null;
  readonly action: 'update' | 'insert' | 'delete' | 'nothing';
  readonly assignments: readonly Assignment[];
  readonly columns: readonly ColumnRef[];
  readonly values: readonly Expression[];
  /** INSERT * / INSERT ROW / UPDATE SET *. */
  readonly wholeRow: boolean;
  readonly where: Expression | null;
  readonly deleteWhere: Expression | null;
}

export interface Merge extends NodeBase {
  readonly kind: 'merge';
  readonly with: With | null;
  readonly target: TableRef;
  readonly source: FromItem;
  readonly on: Expression;
  readonly branches: readonly MergeBranch[];
  readonly returning: readonly SelectItem[];
  readonly returningInto: ObjectName | null;
  readonly returningIntoColumns: readonly Identifier[];
}

export type DmlStatement = Insert | Update | Delete | Merge;

export interface ColumnDefinition extends NodeBase {
  readonly kind: 'column-definition';
  readonly name: Identifier;
  readonly type: DataType | null;
  readonly notNull: boolean;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly references: ForeignKey | null;
  readonly comment: string | null;
  /** The database gives it its values: it computes them, or numbers the rows. */
  readonly filled: 'computed' | 'identity' | null;
  /** And always, so that nobody may write one. */
  readonly unwritable: 'computed' | 'identity' | null;
  /** Default, check, generated-as. */
  readonly expressions: readonly Expression[];
}

export interface ForeignKey extends NodeBase {
  readonly kind: 'foreign-key';
  readonly columns: readonly Identifier[];
  readonly table: ObjectName;
  readonly tableColumns: readonly Identifier[];
}

export interface TableConstraint extends NodeBase {
  readonly kind: 'constraint';
  readonly type: 'primary-key' | 'unique' | 'foreign-key' | 'check' | 'index' | 'other';
  readonly name: Identifier | null;
  readonly columns: readonly Identifier[];
  readonly foreignKey: ForeignKey | null;
  readonly expressions: readonly Expression[];
}

export interface CreateTable extends NodeBase {
  readonly kind: 'create-table';
  readonly name: ObjectName;
  readonly temporary: boolean;
  readonly external: boolean;
  readonly ifNotExists: boolean;
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly TableConstraint[];
  /** Column names of `CREATE TABLE t (a, b) AS SELECT`. */
  readonly columnNames: readonly Identifier[];
  /** LIKE, CLONE, COPY, INHERITS, PARTITION OF: the columns come from there. */
  readonly like: readonly ObjectName[];
  readonly query: Query | null;
  readonly comment: string | null;
  readonly extra: readonly Expression[];
  /** Its shape comes from elsewhere (external files, OF type): columns are not fully known. */
  readonly openColumns: boolean;
}

export interface CreateView extends NodeBase {
  readonly kind: 'create-view';
  readonly name: ObjectName;
  readonly materialized: boolean;
  readonly temporary: boolean;
  /** CREATE RECURSIVE VIEW: the query may read the view itself. */
  readonly recursive: boolean;
  readonly columns: readonly Identifier[];
  readonly query: Query | null;
  readonly comment: string | null;
}

export interface RoutineParameter extends NodeBase {
  readonly kind: 'routine-parameter';
  readonly name: Identifier | null;
  readonly type: DataType | null;
  readonly mode: 'in' | 'out' | 'inout';
  readonly defaultValue: Expression | null;
}

export interface CreateRoutine extends NodeBase {
  readonly kind: 'create-routine';
  readonly routine: 'procedure' | 'function' | 'trigger' | 'package' | 'package-body' | 'type-body' | 'event' | 'task' | 'macro';
  readonly name: ObjectName;
  readonly parameters: readonly RoutineParameter[];
  readonly returns: DataType | null;
  readonly returnsTable: readonly ColumnDefinition[];
  readonly language: string | null;
  /** The table of a trigger. */
  readonly onTable: TableRef | null;
  /** Its columns whose updates fire the trigger. */
  readonly ofColumns: readonly Identifier[];
  readonly body: readonly StatementNode[];
  readonly expressions: readonly Expression[];
}

export interface VariableDeclaration extends NodeBase {
  readonly kind: 'variable';
  readonly names: readonly Identifier[];
  readonly type: DataType | null;
  readonly value: Expression | null;
  /** CURSOR c IS SELECT …, and cursor variables. */
  readonly query: Query | null;
  /** DECLARE @t TABLE (…), TYPE t IS RECORD (…). */
  readonly columns: readonly ColumnDefinition[];
  readonly variable: 'scalar' | 'cursor' | 'table' | 'type' | 'exception';
  readonly parameters: readonly RoutineParameter[];
}

/** BEGIN … END, DECLARE … BEGIN … EXCEPTION … END. */
export interface Block extends NodeBase {
  readonly kind: 'block';
  readonly label: Identifier | null;
  readonly declarations: readonly StatementNode[];
  readonly statements: readonly StatementNode[];
  readonly handlers: readonly StatementNode[];
}

/** IF, WHILE, FOR, LOOP, assignment, RETURN, OPEN, FETCH, RAISE …: control flow, as far as SQL inside it matters. */
export interface Procedural extends NodeBase {
  readonly kind: 'procedural';
  /** Lower case: `if`, `while`, `for`, `assign`, `return`, `fetch`, `execute` … */
  readonly verb: string;
  readonly expressions: readonly Expression[];
  readonly queries: readonly Query[];
  /** Loop variables and other names that the statement declares for its body. */
  readonly declares: readonly Identifier[];
  /** INTO targets and assigned variables. */
  readonly targets: readonly Expression[];
  readonly body: readonly StatementNode[];
  /** Of OPEN and FETCH: the cursor. */
  readonly cursor: Identifier | null;
  /** Dynamic SQL: the text that is run is not (fully) known. */
  readonly dynamic: boolean;
}

/** A statement that is understood by its grammar but has no tree of its own: ALTER …, GRANT …, COPY …. */
export interface Command extends NodeBase {
  readonly kind: 'command';
  /** `alter-table`, `grant`, `drop-view`, … */
  readonly command: string;
  readonly tables: readonly TableRef[];
  readonly access: 'read' | 'write' | 'define' | 'drop' | 'none';
  readonly expressions: readonly Expression[];
  readonly queries: readonly Query[];
  readonly body: readonly StatementNode[];
  /** ALTER TABLE and COMMENT ON: what it does to the catalog. */
  readonly changes: readonly CatalogChange[];
}

/** What ALTER TABLE, COMMENT ON and RENAME do to a table that the workspace defines. */
export type CatalogChange =
  | { readonly change: 'add-column'; readonly column: ColumnDefinition }
  | { readonly change: 'drop-column'; readonly column: Identifier }
  | { readonly change: 'rename-column'; readonly column: Identifier; readonly to: Identifier }
  | { readonly change: 'change-type'; readonly column: Identifier; readonly type: DataType }
  | { readonly change: 'add-constraint'; readonly constraint: TableConstraint }
  /** A column that is named and stays as it is: GRANT, ANALYZE. */
  | { readonly change: 'name-column'; readonly column: Identifier }
  /** Something else than a table that may be read like one: a synonym, a sequence. Its columns are not known. */
  | { readonly change: 'make-relation'; readonly name: ObjectName }
  | { readonly change: 'rename-table'; readonly to: ObjectName }
  | { readonly change: 'swap-table'; readonly with: ObjectName }
  | { readonly change: 'comment-table'; readonly text: string }
  | { readonly change: 'comment-column'; readonly column: Identifier; readonly text: string };

/** What the parser does not know. Its table references are still listed as far as they can be seen. */
export interface OpaqueStatement extends NodeBase {
  readonly kind: 'opaque';
  readonly tables: readonly TableRef[];
}

/** Only white space, comments or Jinja without SQL. */
export interface EmptyStatement extends NodeBase {
  readonly kind: 'empty';
}

export type StatementNode =
  | Query
  | DmlStatement
  | CreateTable
  | CreateView
  | CreateRoutine
  | VariableDeclaration
  | Block
  | Procedural
  | Command
  | OpaqueStatement
  | EmptyStatement;

export type SyntaxNode =
  | StatementNode
  | Expression
  | QueryBody
  | FromItem
  | Identifier
  | ObjectName
  | DataType
  | WindowSpec
  | OrderItem
  | NamedWindow
  | With
  | Cte
  | Alias
  | PipeOperator
  | Assignment
  | InsertBranch
  | OnConflict
  | MergeBranch
  | ColumnDefinition
  | ForeignKey
  | TableConstraint
  | RoutineParameter;

export interface SqlSyntaxError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** One parsed statement. Offsets of `root` and `errors` count from the statement's own start. */
export interface SyntaxTree {
  /** The name printed to users: `select`, `insert`, `create-table`, `opaque`, …. */
  readonly kind: string;
  readonly root: StatementNode;
  readonly errors: readonly SqlSyntaxError[];
  readonly opaque: boolean;
  /** The statement holds Jinja control blocks or macros, so its shape after rendering is not known. */
  readonly templated: boolean;
  /** Jinja branches (`{% else %}`) or bodies were left out: what is here is not all that the statement may be. */
  readonly skipped: boolean;
}
