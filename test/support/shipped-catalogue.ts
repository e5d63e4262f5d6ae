import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalWarehouse } from '@adapters/warehouse';
import { parseDefinitions, type ParameterValue } from '@core/definition';
import type { WarehouseSession } from '@core/engine';
import { buildCatalog, entersCatalog, type Catalog } from '@core/formula';
import { shipped } from './formulary-server';
import { parameters } from './whole-catalogue';

/** The shipped definitions with the data of the sample company, without a server. */
export interface ShippedCatalogue {
  readonly catalog: Catalog;
  /** Reads all datasets. */
  readonly session: WarehouseSession;
  readonly close: () => Promise<void>;
}

export async function openShippedCatalogue(): Promise<ShippedCatalogue> {
  const documents = readdirSync(shipped, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => parseDefinitions(readFileSync(join(shipped, path), 'utf8')).definitions)
    .flatMap(({ definition }) => (entersCatalog(definition) ? [definition] : []));
  const catalog = buildCatalog(documents.map((definition) => ({ definition, version: 1, current: true })));
  const warehouse = new LocalWarehouse({ data_root: shipped, threads: 2 });
  const session = await warehouse.open(catalog.datasetNames.flatMap((name) => catalog.dataset(name) ?? []));
  return {
    catalog,
    session,
    close: async () => {
      await session.close();
      await warehouse.close();
    },
  };
}

/** Values for the parameters that a metric, or one that it is made of, has without a default. */
export function parametersOf(name: string, catalog: Catalog): Readonly<Record<string, ParameterValue>> {
  const declared = new Set(
    reached(name, catalog).flatMap((metric) => [...(catalog.metric(metric)?.parameters.keys() ?? [])]),
  );
  return Object.fromEntries(Object.entries(parameters).filter(([parameter]) => declared.has(parameter)));
}

function reached(name: string, catalog: Catalog): readonly string[] {
  const { references = [], alias_of } = catalog.metric(name) ?? {};
  return [name, ...[alias_of ?? [], references].flat().flatMap((other) => reached(other, catalog))];
}
