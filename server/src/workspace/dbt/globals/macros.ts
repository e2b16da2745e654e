import { type Callable, callable, type Runtime, type Value } from '../../../jinja/index.ts';
import type { RenderContext } from './context.ts';
import { crossDatabaseMacro, listMacro } from './cross-database.ts';
import { dbtUtilsMacro } from './dbt-utils.ts';

/** A macro of one package as something to call; the equivalents of our own for packages that are not installed. */
export function macroValue(name: string, packageName: string, context: RenderContext, runtime: Runtime): Callable | undefined {
  context.uses(name);
  const entry = context.library?.find(name, [packageName]) ?? null;
  if (entry !== null) {
    const inside: RenderContext = { ...context, package: entry.package };
    return runtime.macro(entry.template, entry.node, (global) => context.lookup(global, inside, runtime));
  }
  if (packageName === 'dbt') return builtIn(name, crossDatabaseMacro(name, context) ?? listMacro(name));
  const installed = context.library?.hasPackage(packageName) === true;
  if (packageName !== 'dbt_utils' || installed) return undefined;
  // The macros that have moved from dbt_utils into dbt itself are still called by their old names.
  return builtIn(name, dbtUtilsMacro(name, context) ?? crossDatabaseMacro(name, context) ?? listMacro(name));
}

function builtIn(name: string, run: Callable['call'] | undefined): Callable | undefined {
  return run === undefined ? undefined : callable(name, run);
}

/** `dbt_utils.star(…)`: the macros of a package as members. */
export function packageObject(packageName: string, context: RenderContext, runtime: Runtime): Value {
  return {
    type: 'thing',
    printed: '',
    identity: packageName,
    member: (name) => macroValue(name, packageName, context, runtime),
  };
}
