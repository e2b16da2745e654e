/** What a database's catalog says about one of its objects. Names are spelt as the catalog spells them. */
export type DatabaseObject = TableObject | RoutineObject | SequenceObject | SynonymObject | TypeObject;

/** Where an object lies. `catalog` is null where a connection sees only one, and `schema` where the database has none. */
export interface ObjectPlace {
  readonly catalog: string | null;
  readonly schema: string | null;
  readonly name: string;
}

export interface TableObject extends ObjectPlace {
  readonly kind: 'table' | 'view' | 'materialized-view' | 'external-table';
  readonly comment: string | null;
  /** The query of a view, as the database prints it; null for tables, and where the account may not read it. */
  readonly definition: string | null;
  readonly columns: readonly ColumnObject[];
  readonly keys: readonly KeyObject[];
  readonly indexes: readonly IndexObject[];
  readonly partitions: PartitionsObject | null;
  /** Tables whose columns it has and whose rows show its own, in their order (PostgreSQL); missing where there are none. */
  readonly inherits?: readonly ObjectPlace[];
  /** Why a view does not work any more, in the database's own words; missing where it does, or nobody knows. */
  readonly broken?: string;
  /** The database's own estimate; null when it has none. Never counted. */
  readonly rows: number | null;
  /** With indexes, in bytes, estimated; null when unknown. */
  readonly bytes: number | null;
}

export interface ColumnObject {
  readonly name: string;
  /** As DDL of this database writes it: `numeric(12,2)`, `varchar(40)`. */
  readonly type: string;
  /** What a type that people have made to hold values of another one (a domain, an alias type) stands for in the end; missing where `type` is no such type. */
  readonly base?: string;
  readonly nullable: boolean;
  /** The expression as the database prints it. */
  readonly default: string | null;
  /** Computed from others by this expression; null for columns that hold values of their own. */
  readonly generated: string | null;
  /** Whether what is computed is kept or worked out at each reading; missing where nobody has asked, as earlier versions of AETL have not. */
  readonly computed?: 'stored' | 'virtual';
  readonly identity: boolean;
  /** Whether an INSERT may give an identity its value; missing where nobody has asked. */
  readonly numbered?: 'always' | 'by default';
  /** It is there because a table that this one inherits from has it. */
  readonly inherited?: true;
  readonly comment: string | null;
}

export type KeyObject =
  | ({ readonly kind: 'primary' | 'unique'; readonly name: string; readonly columns: readonly string[] } & Deferrable)
  | ({
      readonly kind: 'foreign';
      readonly name: string;
      readonly columns: readonly string[];
      readonly references: ObjectPlace;
      readonly referencedColumns: readonly string[];
      readonly onDelete: string | null;
      /** Missing where nothing happens. */
      readonly onUpdate?: string;
    } & Deferrable)
  | { readonly kind: 'check'; readonly name: string; readonly expression: string; readonly inherited?: true };

interface Deferrable {
  /** Whether a transaction may put the check off to its end: when it says so, or unless it says otherwise. Missing where every statement is checked. */
  readonly deferrable?: 'immediate' | 'deferred';
}

export interface IndexObject {
  readonly name: string;
  readonly unique: boolean;
  /** Columns and expressions in order, as the database prints them. */
  readonly parts: readonly string[];
  /** `btree`, `bitmap` …; null when the database does not say. */
  readonly method: string | null;
  /** The condition of a partial index. */
  readonly condition: string | null;
  /** As the database prints it, where there is more to it than the parts tell: an order, columns that are included, an exclusion. */
  readonly definition?: string;
}

export interface PartitionsObject {
  /** `range`, `list`, `hash`; null when the database does not say. */
  readonly method: string | null;
  /** Columns or expressions, as the database prints them. */
  readonly by: string;
  readonly partitions: readonly PartitionObject[];
}

export interface PartitionObject {
  readonly name: string;
  readonly bound: string | null;
  readonly rows: number | null;
  /** Where it is split again (PostgreSQL): the names of all partitions in it. */
  readonly below?: readonly string[];
}

export interface RoutineObject extends ObjectPlace {
  readonly kind: 'procedure' | 'function' | 'trigger' | 'package';
  /** Arguments with their types, as the database prints them; tells overloads apart. */
  readonly signature: string;
  readonly language: string | null;
  /** Its whole source as DDL; null where the account may not read it. */
  readonly definition: string | null;
  readonly comment: string | null;
}

export interface SequenceObject extends ObjectPlace {
  readonly kind: 'sequence';
  readonly comment: string | null;
}

export interface SynonymObject extends ObjectPlace {
  readonly kind: 'synonym';
  readonly target: string;
}

/** A type that people have made (PostgreSQL). */
export interface TypeObject extends ObjectPlace {
  readonly kind: 'type';
  readonly comment: string | null;
  readonly shape: TypeShape;
}

export type TypeShape =
  | { readonly form: 'enum'; readonly labels: readonly string[] }
  | { readonly form: 'composite'; readonly attributes: readonly { readonly name: string; readonly type: string }[] }
  | {
      readonly form: 'domain';
      readonly base: string;
      readonly nullable: boolean;
      readonly default: string | null;
      readonly checks: readonly { readonly name: string; readonly expression: string }[];
    }
  | { readonly form: 'range'; readonly subtype: string };
