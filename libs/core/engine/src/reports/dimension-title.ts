import { localize, type LocalizedText } from '@core/definition';
import { resolveDimension, resolveField, type Catalog, type FieldReference } from '@core/formula';
import { parseMetricName } from '../definitions/dependencies';

/** What people call a dimension of metrics: the title of the field that it leads to, else its name. */
export function dimensionTitle(
  name: string,
  {
    metrics,
    catalog,
    language,
  }: { readonly metrics: readonly string[]; readonly catalog: Catalog; readonly language: string },
): string {
  for (const label of metrics) {
    const asked = parseMetricName(label);
    const metric = catalog.metric(asked.name, asked.version);
    if (metric === undefined) continue;
    for (const dataset of [metric.definition.dataset, ...metric.datasets]) {
      const { field } = resolveDimension(name, dataset, catalog, metric.fields);
      if (field !== undefined) return localize(titleOf(field, catalog), [language], name);
    }
  }
  return name;
}

/** A calculated field of a metric has none. */
function titleOf(reference: FieldReference, catalog: Catalog): LocalizedText | undefined {
  const { dataset, field } = resolveField(reference, catalog);
  return dataset.definition.fields.find(({ name }) => name === field.name)?.title;
}
