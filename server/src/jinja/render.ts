import type { TextRange } from '../base/index.ts';
import { type Budget, Evaluator, LimitReached } from './evaluate.ts';
import { loopValue } from './loop.ts';
import type { BlockFilter, Expression, MacroNode, Parameter, SetTarget, Template, TemplateNode } from './nodes.ts';
import { MappedOutput, type Output, TextOutput } from './output.ts';
import { Scope } from './scope.ts';
import { type Segment, SourceMap } from './source-map.ts';
import { type Arguments, type Callable, callable, isThing, iterate, print, Tuple, Undefined, Unknown, type Value } from './values.ts';

export interface RenderOptions {
  /** Everything that is not defined in the template itself. `runtime` calls macros of other templates. */
  readonly globals: (name: string, runtime: Runtime) => Value | undefined;
  /** Whether something unknown is taken for true in this rendering. */
  readonly decide: (unknown: Unknown) => boolean;
  /** Told of the branches that an unknown condition leads to, and of those that are taken. */
  readonly branch?: (event: 'possible' | 'taken', body: object) => void;
}

/** What calls in a template may do. */
export interface Runtime {
  /** A macro of another template as something to call. */
  macro(template: Template, node: MacroNode, globals: (name: string) => Value | undefined): Callable;
  call(callee: Value, args: Arguments): Value;
}

export interface Rendering {
  readonly text: string;
  readonly map: SourceMap;
  /** A loop went over something unknown, so that the text is a sample at best. */
  readonly sample: boolean;
}

/** The template says that it cannot be rendered like this. */
export class Refusal extends Error {}

/** Ends a macro with a value; dbt's `return` does it the same way. It is thrown often, and no error: a stack would cost much. */
export class MacroReturn {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

const MOST_STEPS = 200_000;
const DEEPEST = 60;

/**
 * Renders a template without running anything. Null when it refuses, or would be too much text or work.
 * Ends always: each step costs, and there are {@link MOST_STEPS}.
 */
export function renderTemplate(template: Template, options: RenderOptions): Rendering | null {
  const run = new Run(options);
  const output = new MappedOutput();
  try {
    run.template(template, output);
  } catch (error) {
    if (error instanceof LimitReached || error instanceof Refusal) return null;
    // `return` outside of a macro ends the file.
    if (!(error instanceof MacroReturn)) throw error;
  }
  return { text: output.text, map: new SourceMap(output.segments), sample: run.sample };
}

class Run implements Runtime {
  sample = false;
  depth = 0;
  /** How often something unknown was decided. */
  decisions = 0;
  readonly budget: Budget = { steps: MOST_STEPS };
  /** Texts that blocks of the file itself made, with the places that they come from. */
  readonly captures = new Map<string, readonly Segment[]>();
  readonly options: RenderOptions;

  constructor(options: RenderOptions) {
    this.options = options;
  }

  readonly decide = (unknown: Unknown): boolean => {
    this.decisions++;
    return this.options.decide(unknown);
  };

  template(template: Template, output: Output): void {
    const globals = (name: string) => this.options.globals(name, this);
    new TemplateRun(this, template, true).body(template.nodes, new Scope(new Scope(null, globals)), output);
  }

  macro(template: Template, node: MacroNode, globals: (name: string) => Value | undefined): Callable {
    return new TemplateRun(this, template).macro(node, new Scope(new Scope(null, globals)));
  }

  call(callee: Value, args: Arguments): Value {
    const evaluator = new Evaluator(() => 'a macro', this.budget, this.decide);
    return evaluator.call(callee, args, () => 'a macro');
  }
}

/** Renders nodes of one template; macros of others have their own. */
class TemplateRun {
  readonly #run: Run;
  readonly #text: string;
  readonly #evaluator: Evaluator;
  /** This is the file itself, so that places in it mean something. */
  readonly #isFile: boolean;

  constructor(run: Run, { text }: Template, isFile = false) {
    this.#isFile = isFile;
    this.#run = run;
    this.#text = text;
    this.#evaluator = new Evaluator((node) => text.slice(node.start, node.end), run.budget, run.decide);
  }

  body(nodes: readonly TemplateNode[], scope: Scope, output: Output): void {
    for (const node of nodes) this.#node(node, scope, output);
  }

  #node(node: TemplateNode, scope: Scope, output: Output): void {
    this.#evaluator.step();
    switch (node.kind) {
      case 'text':
        output.copy(this.#text.slice(node.start, node.end), node);
        return;
      case 'output':
        this.#output(node, scope, output);
        return;
      case 'if':
        this.#if(node, scope, output);
        return;
      case 'for':
        this.#for(node, scope, output);
        return;
      case 'set':
        this.#assignAll(node.targets, this.#evaluator.evaluate(node.value, scope), scope);
        return;
      case 'set-block':
        this.#assign(node.target, this.#filtered(node.filters, this.#capture(node.body, scope), scope), scope);
        return;
      case 'macro':
        // A test or a materialization in a file of SQL is no part of its text.
        if (node.flavour === 'macro') scope.set(node.name, this.macro(node, scope));
        return;
      case 'call-block':
        this.#callBlock(node, scope, output);
        return;
      case 'filter-block':
        output.write(print(this.#filtered(node.filters, this.#capture(node.body, scope), scope)), node);
        return;
      case 'with': {
        const inner = new Scope(scope);
        for (const { name, value } of node.assignments) inner.set(name, this.#evaluator.evaluate(value, scope));
        this.body(node.body, inner, output);
        return;
      }
      case 'do':
        this.#evaluator.evaluate(node.expression, scope);
        return;
      case 'snapshot':
        this.body(node.body, scope, output);
        return;
      case 'tag':
        return;
    }
  }

  #output(node: Extract<TemplateNode, { readonly kind: 'output' }>, scope: Scope, output: Output): void {
    const value = this.#evaluator.evaluate(node.expression, scope);
    // What the SQL parser understands by itself stays, with the exact places of its words.
    if (isThing(value) && value.printed.startsWith('{{') && isWrittenOut(node.expression))
      output.copy(this.#text.slice(node.start, node.end), node);
    else this.#write(print(value), node, output);
  }

  #if({ branches }: Extract<TemplateNode, { readonly kind: 'if' }>, scope: Scope, output: Output): void {
    const { decisions } = this.#run;
    for (const { condition, body } of branches) {
      const holds = condition === null || this.#evaluator.truth(this.#evaluator.evaluate(condition, scope));
      if (this.#run.decisions > decisions) this.#run.options.branch?.('possible', body);
      if (!holds) continue;
      // What comes behind a branch that was decided for may come instead of it.
      if (this.#run.decisions > decisions) for (const other of branches) this.#run.options.branch?.('possible', other.body);
      this.#run.options.branch?.('taken', body);
      this.body(body, scope, output);
      return;
    }
  }

  #capture(nodes: readonly TemplateNode[], scope: Scope): string {
    const output = this.#isFile ? new MappedOutput() : new TextOutput();
    this.body(nodes, new Scope(scope), output);
    const { text } = output;
    if (output instanceof MappedOutput && text.trim() !== '') this.#run.captures.set(text, output.segments);
    return text;
  }

  /** Writes what an expression made. Where it is, or holds, what a block of the file made, that keeps its places. */
  #write(text: string, node: TextRange, output: Output, block: string = text): void {
    const segments = this.#run.captures.get(block);
    const at = segments === undefined ? -1 : text.indexOf(block);
    if (segments === undefined || at < 0 || text.indexOf(block, at + 1) >= 0) {
      output.write(text, node);
      return;
    }
    output.write(text.slice(0, at), node);
    for (const segment of segments) {
      const piece = block.slice(segment.at, segment.at + segment.length);
      if (segment.exact) output.copy(piece, segment.source);
      else output.write(piece, segment.source);
    }
    output.write(text.slice(at + block.length), node);
  }

  #filtered(filters: readonly BlockFilter[], value: Value, scope: Scope): Value {
    return filters.reduce((text, { name, args }) => this.#evaluator.filter(name, text, this.#evaluator.arguments(args, scope)), value);
  }

  // ---- assignments

  #assignAll(targets: readonly SetTarget[], value: Value, scope: Scope): void {
    const [target] = targets;
    if (target !== undefined && targets.length === 1) {
      this.#assign(target, value, scope);
      return;
    }
    const items = iterate(value);
    for (const [index, one] of targets.entries()) this.#assign(one, items?.[index] ?? new Unknown(one.name), scope);
  }

  #assign({ name, attribute }: SetTarget, value: Value, scope: Scope): void {
    if (attribute === null) {
      scope.set(name, value);
      return;
    }
    const object = scope.get(name);
    if (isThing(object)) object.assign?.(attribute, value);
    else if (object instanceof Map) object.set(attribute, value);
  }

  // ---- loops

  #for(node: Extract<TemplateNode, { readonly kind: 'for' }>, scope: Scope, output: Output): void {
    const value = this.#evaluator.evaluate(node.iterable, scope);
    this.#loop(node, value, scope, output, 0);
  }

  #loop(node: Extract<TemplateNode, { readonly kind: 'for' }>, value: Value, scope: Scope, output: Output, depth: number): void {
    let items = iterate(value);
    if (items === null) {
      this.#run.sample = true;
      items = [new Unknown(`an item of ${value instanceof Unknown ? value.key : 'a list'}`)];
    }
    const { filter } = node;
    const inner = (item: Value) => {
      const turn = new Scope(scope);
      this.#assignAll(
        node.targets.map((name) => ({ name, attribute: null })),
        item,
        turn,
      );
      return turn;
    };
    const chosen = filter === null ? items : items.filter((item) => this.#evaluator.truth(this.#evaluator.evaluate(filter, inner(item))));
    // A list that grows in its own loop has the turns that it had at first.
    for (const [index, item] of [...chosen].entries()) {
      const turn = inner(item);
      const again = (nested: Value): Value => {
        const text = new TextOutput();
        if (depth < DEEPEST) this.#loop(node, nested, scope, text, depth + 1);
        return text.text;
      };
      turn.set('loop', loopValue(chosen, index, depth, node.recursive ? again : null));
      this.#evaluator.step();
      this.body(node.body, turn, output);
    }
    if (chosen.length === 0) this.body(node.otherwise, new Scope(scope), output);
  }

  // ---- macros

  macro(node: MacroNode, scope: Scope): Callable {
    return callable(node.name, (args) => this.#callMacro(node.parameters, node.body, scope, args));
  }

  #callMacro(parameters: readonly Parameter[], body: readonly TemplateNode[], scope: Scope, args: Arguments, inFile = false): Value {
    if (this.#run.depth >= DEEPEST) return new Unknown('a macro that calls itself');
    this.#run.depth++;
    try {
      const inner = new Scope(scope);
      this.#bind(parameters, args, inner);
      if (inFile) return this.#capture(body, inner);
      const output = new TextOutput();
      this.body(body, inner, output);
      return output.text;
    } catch (error) {
      if (error instanceof MacroReturn) return error.value;
      throw error;
    } finally {
      this.#run.depth--;
    }
  }

  #bind(parameters: readonly Parameter[], { positional, named }: Arguments, scope: Scope): void {
    const known = new Set(parameters.map(({ name }) => name));
    for (const [index, { name, fallback }] of parameters.entries()) {
      const given = index < positional.length ? positional[index] : named.get(name);
      if (given !== undefined) scope.set(name, given);
      else scope.set(name, fallback === null ? new Undefined(name) : this.#evaluator.evaluate(fallback, scope));
    }
    scope.set('varargs', Tuple.from<Value>(positional.slice(parameters.length)));
    scope.set('kwargs', new Map([...named].filter(([name]) => !known.has(name) || name === 'caller')));
    const caller = named.get('caller');
    if (caller !== undefined) scope.set('caller', caller);
  }

  #callBlock(node: Extract<TemplateNode, { readonly kind: 'call-block' }>, scope: Scope, output: Output): void {
    const { call } = node;
    let body = '';
    const caller = callable('caller', (args) => {
      const text = this.#callMacro(node.parameters, node.body, scope, args, this.#isFile);
      body = typeof text === 'string' ? text : '';
      return text;
    });
    if (call.kind !== 'call') return;
    const callee = this.#evaluator.evaluate(call.callee, scope);
    const args = this.#evaluator.arguments(call.args, scope);
    const value = this.#evaluator.call(callee, { ...args, named: new Map([...args.named, ['caller', caller]]) }, () => 'a call');
    this.#write(print(value), node, output, body);
  }
}

/** `ref('a')`, `source('a', 'b')`, `this`: nothing in it has to be worked out. */
function isWrittenOut(expression: Expression): boolean {
  if (expression.kind === 'name') return expression.name === 'this';
  if (expression.kind !== 'call' || expression.callee.kind !== 'name') return false;
  return expression.args.every(({ name, value }) => name === null && value.kind === 'constant');
}
