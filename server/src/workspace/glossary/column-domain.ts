import { type CatalogColumn, classifyColumn, type DescribedColumn, type Domain, isPersonal, valueType } from '../../metadata/index.ts';

/** From this confidence on a guess is shown. */
const SURE = 0.5;

/** What the values of a table's column are: what somebody has said, or else what its name, type and comment leave little doubt of. */
export function domainOf(
  table: string,
  column: Pick<CatalogColumn, 'name' | 'type' | 'description'>,
  described: DescribedColumn | null,
): { readonly domain: Domain | null; readonly personal: boolean } {
  const said = described?.domain ?? null;
  const [guess] =
    said === null
      ? classifyColumn({ table, name: column.name, type: valueType(column) ?? '', comment: column.description, profile: null })
      : [];
  const domain = said ?? (guess !== undefined && guess.confidence >= SURE ? guess.domain : null);
  return { domain, personal: described?.personal ?? (domain !== null && isPersonal(domain)) };
}
