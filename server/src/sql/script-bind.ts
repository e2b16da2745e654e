import { bindStatement } from './bind/bind.ts';
import { scriptEdges } from './bind/edges.ts';
import { ScriptEnvironment } from './bind/environment.ts';
import type { BoundStatement, SchemaLookup } from './bind/model.ts';
import { dialectGrammar } from './dialects/registry.ts';
import type { BoundScript, ParsedScript } from './script.ts';

/** Resolves the names of a script against a catalog, statement by statement: later ones see what earlier ones make. Never throws. */
export function bindScript(script: ParsedScript, schema: SchemaLookup): BoundScript {
  const env = new ScriptEnvironment(dialectGrammar(script.dialect), schema);
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
