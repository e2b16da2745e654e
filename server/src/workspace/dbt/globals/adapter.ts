import { type Arguments, argument, callable, isCallable, type Runtime, textArgument, Unknown, type Value } from '../../../jinja/index.ts';
import { adapterFamily, adapterOf, isRelation, type RenderContext } from './context.ts';
import { quoteName } from './dbt-utils.ts';
import { macroValue } from './macros.ts';
import { columnThing } from './relations.ts';

/** The object `adapter`. What it would ask the database is unknown; the columns of models and sources are known without. */
export function adapterObject(context: RenderContext, runtime: Runtime): Value {
  const methods: Readonly<Record<string, (args: Arguments) => Value>> = {
    dispatch: (args) => dispatch(args, context, runtime),
    quote: ({ positional: [name] }) => (typeof name === 'string' ? quoteName(name, context) : new Unknown('adapter.quote', true)),
    quote_as_configured: ({ positional: [name] }) => name ?? '',
    get_columns_in_relation: (args) => columnsInRelation(args, context),
    type: () => adapterOf(context) ?? new Unknown('adapter.type()', true),
  };
  return {
    type: 'thing',
    printed: '',
    identity: 'adapter',
    member: (name) => callable(name, methods[name] ?? (() => new Unknown(`adapter.${name}()`))),
  };
}

export function columnsInRelation(args: Arguments, context: RenderContext): Value {
  const relation = argument(args, 0, 'relation');
  const columns = isRelation(relation) ? context.columns(relation.relation) : null;
  return columns === null
    ? new Unknown(`the columns of ${isRelation(relation) ? relation.identity : 'a relation'}`)
    : columns.map(columnThing);
}

/** The implementation of a macro for this database: of the project itself first, then of the package that asks. */
function dispatch(args: Arguments, context: RenderContext, runtime: Runtime): Value {
  const name = textArgument(args, 0, 'macro_name');
  if (name === null) return new Unknown('adapter.dispatch()');
  const [owner, plain] = name.includes('.') ? [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)] : [null, name];
  const namespace = textArgument(args, 1, 'macro_namespace') ?? owner ?? context.package;
  const packages = [...new Set([...(context.dbt?.dispatch.get(namespace) ?? [context.dbt?.name ?? '']), namespace])];
  const adapter = adapterOf(context);
  for (const packageName of packages) {
    for (const prefix of [...adapterFamily(adapter), 'default']) {
      const found = macroValue(`${prefix}__${plain}`, packageName, context, runtime);
      if (isCallable(found)) return found;
    }
  }
  // dbt's own macros, and those of packages that are not installed, have equivalents without a prefix.
  const equivalent = namespace === 'dbt' || namespace === 'dbt_utils' ? macroValue(plain, namespace, context, runtime) : undefined;
  return equivalent ?? new Unknown(`${namespace}.${plain}`);
}
