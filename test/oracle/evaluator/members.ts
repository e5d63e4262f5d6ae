import { enterMetric, outermost, withFilter, type Context, type Dimension } from './context';
import type { DataRow } from './data';
import type { FieldRef } from './formula';
import type { Source } from './listing';
import { isValid } from './validity';
import { isSameField } from './reach';
import { passesFilters } from './leaf-rows';
import type { Metric } from './model';
import type { Question } from './question';
import { valueOn } from './rows';
import type { Value } from './value';

interface Listing {
  readonly question: Question;
  readonly dimensions: readonly Dimension[];
  readonly metrics: readonly Metric[];
}

/** The dimensions of which each member is listed, with or without rows. */
export function memberSources(listing: Listing): readonly Source[] {
  const { question, dimensions, metrics } = listing;
  const every = question.request.every ?? metrics.flatMap((metric) => metric.every ?? []);
  return metrics.flatMap((metric) => {
    return dimensions.flatMap((dimension, place) =>
      every.some((ref) => isSameField(ref, dimension.ref, question.data))
        ? [
            {
              places: [place],
              tuplesIn: (bucket: number) => membersOf(dimension, metric, { question, bucket }).map((value) => [value]),
            },
          ]
        : [],
    );
  });
}

/** The members of the dataset at which a dimension ends that pass the filter; of an interval dataset those valid in the bucket. */
function membersOf(
  { ref }: Dimension,
  asked: Metric,
  { question, bucket }: { readonly question: Question; readonly bucket: number },
): readonly Value[] {
  const { data } = question;
  const home = holderOf(ref, question);
  const context = enterMetric(withQuery(question, asked, bucket), asked);
  const text = question.textAt(context);
  const window = { data, zone: text.zone, window: text.window };
  const isListed = (row: DataRow) =>
    passesFilters(row, context.filters, context) &&
    (data.dataset(home.dataset).valid === undefined || isValid(row, 'during', window));
  return data
    .rows(home.dataset)
    .filter(isListed)
    .map((row) => valueOn(row, { ...home, path: [] }, text));
}

/** The dataset that holds the field at the end of a path; of a foreign key the one whose key it is. */
function holderOf(ref: FieldRef, { data }: Question): FieldRef {
  let home: FieldRef = { ...ref, dataset: data.fieldOf(ref).dataset.name, path: [] };
  for (;;) {
    const { dataset, field } = home;
    const target = data
      .dataset(dataset)
      .relationships.find(({ pairs }) => pairs.length === 1 && pairs[0]![0] === field);
    if (target === undefined || ref.local !== undefined) return home;
    home = { dataset: target.to, path: [], field: target.pairs[0]![1] };
  }
}

function withQuery(question: Question, asked: Metric, bucket: number): Context {
  const { where, filters = [] } = question.request;
  const conditions = [...(where ? [where] : []), ...filters.map((name) => asked.filters![name]!)];
  return conditions.reduce(
    (context, condition) => withFilter(context, condition, 'context'),
    outermost(question, asked, bucket),
  );
}
