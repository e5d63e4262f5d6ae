import type { ModifiedNode } from '../syntax/syntax-node';
import type { Modifier } from '../tree/expression';
import type { MetricLeaf } from '../tree/metric-leaf';
import type { CheckContext } from './context';
import { isInterval } from './settle-leaves';

type Context = Pick<CheckContext, 'names' | 'findings'>;

/** What inner modifiers leave of an outer one. */
interface Hold {
  /** The leaves that it could change at all. */
  readonly candidates: readonly MetricLeaf[];
  /** The inner modifier that keeps it from a leaf; undefined where it takes hold. */
  readonly inner: (leaf: MetricLeaf) => string | undefined;
  readonly hint?: string;
}

/** Reports a modifier that changes nothing because inner ones have settled it for every aggregate beneath. */
export function refuseNoEffect(
  modifier: Modifier,
  leaves: readonly MetricLeaf[],
  { name: { name, span } }: ModifiedNode,
  context: Context,
): void {
  const hold = holdOf(modifier, leaves, context);
  const inner = hold?.candidates.map(hold.inner) ?? [];
  if (hold === undefined || inner.length === 0 || inner.includes(undefined)) return;
  const written = [...new Set(inner)].join(' or ');
  context.findings.report('formula.no_effect', { modifier: name, inner: written, hint: hold.hint }, span);
}

function holdOf(modifier: Modifier, leaves: readonly MetricLeaf[], { names }: Context): Hold | undefined {
  switch (modifier.kind) {
    case 'on':
      return { candidates: leaves, inner: placing };
    case 'at':
    case 'during': {
      const candidates = leaves.filter(({ dataset }) => isInterval(dataset, names));
      const isBefore = modifier.kind === 'at' && modifier.end === 'start';
      const isEarlier = isBefore && candidates.every(({ placed }) => placed === 'end');
      const hint = 'the start of a bucket is the end of the one before: use .previous()';
      return { candidates, inner: placing, ...(isEarlier && { hint }) };
    }
    case 'previous':
    case 'change':
    case 'growth': {
      const inner = ({ window }: MetricLeaf) => (window === 'between' ? '.between(…)' : undefined);
      return { candidates: leaves, inner, hint: 'fixed dates have no bucket before; move the dates themselves' };
    }
    case 'running_along': {
      const { name } = modifier.dimension;
      return { candidates: leaves, inner: ({ along, dropped }) => runningOf(along, name) ?? totalOf(dropped, name) };
    }
    default:
      return WINDOWS.has(modifier.kind) ? { candidates: leaves, inner: windowed } : undefined;
  }
}

const WINDOWS: ReadonlySet<Modifier['kind']> = new Set(['rolling', 'to_date', 'running', 'whole', 'between']);

function windowed({ window }: MetricLeaf): string | undefined {
  return window && `.${window}(${window === 'running' ? '' : '…'})`;
}

/** What places a leaf in time already. */
function placing({ placed }: MetricLeaf): string | undefined {
  if (placed === 'start' || placed === 'end') return `.at(${placed})`;
  return placed && (placed === 'on' ? '.on(…)' : '.during()');
}

function runningOf(along: string | undefined, dimension: string): string | undefined {
  return along === dimension ? `.running(${dimension})` : undefined;
}

function totalOf(dropped: MetricLeaf['dropped'], dimension: string): string | undefined {
  if (dropped === 'all') return '.total()';
  return dropped.includes(dimension) ? `.total(${dimension})` : undefined;
}
