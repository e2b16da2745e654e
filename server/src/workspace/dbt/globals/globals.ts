import {
  type Arguments,
  argument,
  callable,
  dictionary,
  print,
  type Runtime,
  textArgument,
  Unknown,
  type Value,
} from '../../../jinja/index.ts';
import { adapterObject, columnsInRelation } from './adapter.ts';
import { adapterOf, type RenderContext } from './context.ts';
import { macroValue, packageObject } from './macros.ts';
import { EXCEPTIONS, fromPlain, pythonGlobal } from './python.ts';
import { ref, relation, source } from './relations.ts';

/** What a name means in a template of dbt that does not define it itself. */
export function dbtGlobal(name: string, context: RenderContext, runtime: Runtime): Value | undefined {
  // Arguments of macros: where they are not bound, they are not there.
  if (name === 'caller' || name === 'varargs' || name === 'kwargs') return undefined;
  const python = pythonGlobal(name);
  if (context.dbt === null) return python ?? new Unknown(name);
  const own = dbtValue(name, context, runtime);
  if (own !== undefined) return own;
  const packages = [...new Set([context.package, context.dbt.name, 'dbt'])];
  // dbt's own macros can be defined anew; its functions cannot.
  for (const packageName of packages) {
    const macro = macroValue(name, packageName, context, runtime);
    if (macro !== undefined) return macro;
  }
  if (python !== undefined) return python;
  if (context.library?.hasPackage(name) || name === 'dbt' || name === 'dbt_utils') return packageObject(name, context, runtime);
  return new Unknown(name);
}

function dbtValue(name: string, context: RenderContext, runtime: Runtime): Value | undefined {
  switch (name) {
    case 'ref':
      return callable(name, (args) => ref(context, args));
    case 'source':
      return callable(name, (args) => source(context, args));
    case 'this':
      context.names({ function: 'this', args: [] });
      return relation({ function: 'this', args: [] });
    case 'config':
      return configObject();
    case 'var':
      return varFunction(context);
    case 'env_var':
      return callable(name, (args) => new Unknown(`env_var('${textArgument(args, 0, 'var') ?? ''}')`, true));
    case 'is_incremental':
      return callable(name, () => new Unknown('is_incremental()', true));
    case 'should_full_refresh':
      return callable(name, () => new Unknown('should_full_refresh()', true));
    case 'target':
      return target(context);
    case 'adapter':
      return adapterObject(context, runtime);
    case 'get_columns_in_relation':
      return callable(name, (args) => columnsInRelation(args, context));
    case 'exceptions':
      return EXCEPTIONS;
    case 'project_name':
      return context.dbt?.name;
    case 'builtins':
      return dictionary([
        ['ref', callable('ref', (args) => ref(context, args))],
        ['source', callable('source', (args) => source(context, args))],
      ]);
    case 'model':
      return dictionary([['name', context.model ?? new Unknown('model.name', true)]]);
    case 'api':
      return API;
    case 'schema':
    case 'database':
      return new Unknown(name, true);
    // What they find out is in the database.
    case 'statement':
      return callable(name, () => '');
    case 'run_query':
    case 'load_result':
    case 'load_relation':
    case 'dbt_metadata_envs':
      return callable(name, () => new Unknown(`${name}()`));
    case 'graph':
      return new Unknown(name);
    default:
      return undefined;
  }
}

function configObject(): Value {
  const get = (args: Arguments) => new Unknown(`config.get('${textArgument(args, 0, 'name') ?? ''}')`, true);
  return {
    type: 'callable',
    name: 'config',
    // What it says is about where the model is built.
    call: () => '',
    member: (name) => (name === 'get' || name === 'require' || name === 'meta_get' ? callable(name, get) : callable(name, () => '')),
  };
}

function varFunction(context: RenderContext): Value {
  const read = (args: Arguments): Value => {
    const name = textArgument(args, 0, 'name');
    if (name === null) return new Unknown('var');
    const known = context.dbt?.vars.get(`${context.package}.${name}`) ?? context.dbt?.vars.get(name);
    if (known !== undefined) return fromPlain(known.value);
    const fallback = argument(args, 1, 'default');
    return fallback === undefined || fallback === null ? new Unknown(`var('${name}')`, true) : fallback;
  };
  const has = (args: Arguments) => {
    const name = textArgument(args, 0, 'name') ?? '';
    return context.dbt?.vars.has(name) === true || new Unknown(`var.has_var('${name}')`, true);
  };
  return { type: 'callable', name: 'var', call: read, member: (name) => (name === 'has_var' ? callable(name, has) : undefined) };
}

function target(context: RenderContext): Value {
  const type = adapterOf(context);
  return {
    type: 'thing',
    printed: '',
    identity: 'target',
    member: (name) => {
      if (name === 'get') return callable(name, ({ positional: [key] }) => new Unknown(`target.${print(key ?? '')}`, true));
      if (name === 'type') return type ?? new Unknown('target.type', true);
      if (name === 'profile_name') return context.dbt?.profile ?? new Unknown('target.profile_name', true);
      return new Unknown(`target.${name}`, true);
    },
  };
}

/** `api.Relation.create(schema='s', identifier='t')` is the name of a table; what else there is, only a run knows. */
const API: Value = {
  type: 'thing',
  printed: '',
  identity: 'api',
  member: (kind) => ({
    type: 'thing',
    printed: '',
    identity: `api.${kind}`,
    member: (name) =>
      callable(name, ({ named }) => {
        const parts = ['database', 'schema', 'identifier'].flatMap((part) => named.get(part) ?? []);
        const sure =
          name === 'create' && kind === 'Relation' && parts.length > 0 && parts.every((part) => typeof part === 'string' && part !== '');
        if (!sure) return new Unknown(`api.${kind}.${name}()`, kind === 'Relation');
        const printed = parts.map(print).join('.');
        return { type: 'thing', printed, identity: printed, member: (part) => named.get(part) };
      }),
  }),
};
