import type { TextRange } from '../base/index.ts';

/** Offsets count UTF-16 code units of the template's text. */
interface NodeBase extends TextRange {
  readonly start: number;
  readonly end: number;
}

export interface NameExpression extends NodeBase {
  readonly kind: 'name';
  readonly name: string;
}

export interface CallExpression extends NodeBase {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
}

export interface Argument {
  /** The keyword; null for a positional one. */
  readonly name: string | null;
  /** `*list` or `**dict`. */
  readonly spread: 0 | 1 | 2;
  readonly value: Expression;
}

export type Expression =
  | (NodeBase & { readonly kind: 'constant'; readonly value: string | number | boolean | null })
  | NameExpression
  | (NodeBase & { readonly kind: 'list' | 'tuple'; readonly items: readonly Expression[] })
  | (NodeBase & { readonly kind: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] })
  | (NodeBase & { readonly kind: 'attribute'; readonly object: Expression; readonly name: string })
  | (NodeBase & { readonly kind: 'item'; readonly object: Expression; readonly index: Expression })
  | (NodeBase & {
      readonly kind: 'slice';
      readonly object: Expression;
      readonly from: Expression | null;
      readonly to: Expression | null;
      readonly step: Expression | null;
    })
  | CallExpression
  | (NodeBase & { readonly kind: 'filter'; readonly object: Expression; readonly name: string; readonly args: readonly Argument[] })
  | (NodeBase & {
      readonly kind: 'test';
      readonly object: Expression;
      readonly name: string;
      readonly args: readonly Argument[];
      readonly negated: boolean;
    })
  | (NodeBase & { readonly kind: 'unary'; readonly operator: 'not' | '-' | '+'; readonly operand: Expression })
  | (NodeBase & { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression })
  | (NodeBase & { readonly kind: 'compare'; readonly first: Expression; readonly rest: readonly Comparison[] })
  | (NodeBase & { readonly kind: 'choice'; readonly test: Expression; readonly value: Expression; readonly otherwise: Expression | null })
  /** Half-typed or not understood: its value is unknown. */
  | (NodeBase & { readonly kind: 'invalid' });

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '~' | 'and' | 'or';

export interface Comparison {
  readonly operator: '==' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'not in';
  readonly right: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly range: TextRange;
  readonly fallback: Expression | null;
}

/** `{% macro %}`, or what dbt makes of one: `{% test %}`, `{% materialization %}` … */
export interface MacroNode extends NodeBase {
  readonly kind: 'macro';
  readonly flavour: 'macro' | 'test' | 'materialization';
  readonly name: string;
  readonly nameRange: TextRange;
  readonly parameters: readonly Parameter[];
  readonly body: readonly TemplateNode[];
}

export type TemplateNode =
  /** Text of the template as it is, white space that tags take away left out. */
  | (NodeBase & { readonly kind: 'text' })
  | (NodeBase & { readonly kind: 'output'; readonly expression: Expression })
  | (NodeBase & {
      readonly kind: 'if';
      readonly branches: readonly { readonly condition: Expression | null; readonly body: readonly TemplateNode[] }[];
    })
  | (NodeBase & {
      readonly kind: 'for';
      readonly targets: readonly string[];
      readonly iterable: Expression;
      readonly filter: Expression | null;
      readonly recursive: boolean;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    })
  | (NodeBase & { readonly kind: 'set'; readonly targets: readonly SetTarget[]; readonly value: Expression })
  | (NodeBase & {
      readonly kind: 'set-block';
      readonly target: SetTarget;
      /** The filters of `{% set x | upper %}`, around a placeholder. */
      readonly filters: readonly BlockFilter[];
      readonly body: readonly TemplateNode[];
    })
  | MacroNode
  | (NodeBase & {
      readonly kind: 'call-block';
      readonly parameters: readonly Parameter[];
      readonly call: Expression;
      readonly body: readonly TemplateNode[];
    })
  | (NodeBase & { readonly kind: 'filter-block'; readonly filters: readonly BlockFilter[]; readonly body: readonly TemplateNode[] })
  | (NodeBase & {
      readonly kind: 'with';
      readonly assignments: readonly { readonly name: string; readonly value: Expression }[];
      readonly body: readonly TemplateNode[];
    })
  | (NodeBase & { readonly kind: 'do'; readonly expression: Expression })
  /** A wrapper whose body is what the file is about. */
  | (NodeBase & { readonly kind: 'snapshot'; readonly name: string; readonly nameRange: TextRange; readonly body: readonly TemplateNode[] })
  /** Loop control, imports, documentation blocks, tags that nobody knows. */
  | (NodeBase & { readonly kind: 'tag'; readonly word: string });

export interface SetTarget {
  readonly name: string;
  /** `{% set ns.count = … %}`. */
  readonly attribute: string | null;
}

export interface BlockFilter {
  readonly name: string;
  readonly args: readonly Argument[];
}

export interface TemplateError extends TextRange {
  readonly message: string;
}

export interface Template {
  readonly text: string;
  readonly nodes: readonly TemplateNode[];
  readonly errors: readonly TemplateError[];
}
