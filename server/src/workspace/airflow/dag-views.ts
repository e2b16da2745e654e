import { shiftRange } from '../../base/index.ts';
import type { DialectName } from '../../protocol/index.ts';
import { bindScript, parseScript, type SchemaLookup } from '../../sql/index.ts';
import { plainViews, type View } from '../analysis/view.ts';
import { inlineSql } from './summarize-dag.ts';

/** The SQL of an Airflow file, each text by itself, with places in the file. */
export function dagViews(text: string, dialect: DialectName, lookupOf: (dialect: DialectName) => SchemaLookup): readonly View[] {
  return inlineSql(text).flatMap(({ text: sql, start, end, exact, valueStart, dialect: own }) => {
    const spoken = own ?? dialect;
    const { all } = plainViews(bindScript(parseScript(sql, spoken), lookupOf(spoken)));
    const locate: View['locate'] = (range) => (exact ? { range: shiftRange(range, valueStart), exact } : { range: { start, end }, exact });
    return all.map((view): View => ({ ...view, locate }));
  });
}
