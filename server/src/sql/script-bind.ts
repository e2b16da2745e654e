import { bindStatement } from './bind/bind.ts';
import { scriptEdges } from './bind/edges.ts';
import { ScriptEnvironment } from './bind/environment.ts';
import type { BoundStatement, SchemaLookup } from './bind/model.ts';
import { dialectGrammar } from './dialects/registry.ts';
import type { BoundScript, ParsedScript } from './script.ts';
import { parseScript } from './script-parse.ts';

/** Resolves the names of a script against a catalog, statement by statement: later ones see what earlier ones make. Never throws. */
export function bindScript(script: ParsedScript, schema: SchemaLookup): BoundScript {
  const env = new ScriptEnvironment(dialectGrammar(script.dialect), schema, (text, around) =>
    parseScript(text, script.dialect).statements.map((statement) => ({
      start: statement.range.start,
      hasErrors: statement.tree.errors.length > 0 || statement.tree.opaque,
      bound: bindStatement(statement, around),
    })),
  );
  const statements: BoundStatement[] = [];
  for (const statement of script.statements) {
    statements.push(bindStatement(statement, env));
  }
  return {
    script,
    statements,
    get edges() {
      const edges = scriptEdges(statements);
      Object.defineProperty(this, 'edges', { value: edges });
      return edges;
    },
  };
}
