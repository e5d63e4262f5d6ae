import { diagnose } from '@core/diagnostics';
import type { FieldReference } from '@core/formula';
import type { RowScope } from '../lower/row-scope';
import type { Context, TextScope } from './context';
import { readParameter } from './read-parameter';

/** The rows at hand, and what is to be told of the texts that are read on them. */
export interface RowsAt {
  readonly home: string;
  /** Where the text stands in the request, if not as a part of the metric. */
  readonly path?: string;
  readonly onUnreachable?: (reference: FieldReference) => void;
  /** A text looks at an end of the window. */
  readonly onBound?: () => void;
}

/** What a text of `scope` means on the rows of `home`. */
export function rowScopeOf(
  { query, asked }: Context,
  { metric, view }: TextScope,
  { home, path = asked.path, onUnreachable = refuse, onBound }: RowsAt,
): RowScope {
  return {
    catalog: query.catalog,
    home,
    prefix: [],
    parameter: (reference) => readParameter(reference, { query, asked, metric }),
    bound: (end, form) => {
      onBound?.();
      return query.windows.bound(view, end, form);
    },
    as_of: query.windows.asOf,
    hours: (calendar) => query.calendar.hours(calendar, asked),
    onUnreachable,
    onRead: (dataset, field) => {
      const seen = query.access.of(dataset);
      if (seen.kind === 'refused' || !seen.hidden.has(field)) return;
      query.findings.add(diagnose('access.field_hidden', { metric: asked.label, dataset, field }, { path }));
    },
    spend: query.spendOnRows,
  };
}

function refuse(reference: FieldReference): never {
  throw new TypeError(`${reference.dataset} does not hold ${reference.field}`);
}
