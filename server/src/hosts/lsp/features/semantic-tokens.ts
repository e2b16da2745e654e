import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { SEMANTIC_MODIFIERS, SEMANTIC_TYPES, type SemanticToken } from '../../../app/index.ts';
import type { CancellationToken } from '../../../base/index.ts';
import type { Positions } from '../positions.ts';
import { openFile, type Session } from '../session.ts';

export function serveSemanticTokens(session: Session): void {
  const { connection, serve, aetl } = session;
  connection.languages.semanticTokens.on(
    serve('semantic tokens', 'none', async ({ textDocument }: SemanticTokensParams, token: CancellationToken): Promise<SemanticTokens> => {
      const opened = await openFile(session, textDocument.uri, token);
      return opened ? encode(aetl.ide.semanticTokens(opened.file), opened.positions) : { data: [] };
    }),
  );
  connection.languages.semanticTokens.onRange(
    serve(
      'semantic tokens',
      'none',
      async ({ textDocument, range }: SemanticTokensRangeParams, token: CancellationToken): Promise<SemanticTokens> => {
        const opened = await openFile(session, textDocument.uri, token);
        return opened ? encode(aetl.ide.semanticTokens(opened.file, opened.positions.offsets(range)), opened.positions) : { data: [] };
      },
    ),
  );
}

/** Editors take no token of several lines: such names keep the colour of the grammar. */
function encode(tokens: readonly SemanticToken[], positions: Positions): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const { start: from, end: to } = positions.range({ start, end });
    if (from.line !== to.line) continue;
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << SEMANTIC_MODIFIERS.indexOf(modifier)), 0);
    builder.push(from.line, from.character, end - start, SEMANTIC_TYPES.indexOf(type), bits);
  }
  return builder.build();
}
