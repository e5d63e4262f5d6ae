import { assertNever, diagnose } from '@core/diagnostics';
import type {
  ContextReference,
  Expression,
  FieldReference,
  MetricReference,
  ParameterReference,
  ScalarCall,
} from '@core/formula';
import { asTimestamps } from '../lower/as-timestamps';
import { momentForm } from '../lower/beside-date';
import { lowerBusinessMinutes } from '../lower/business-minutes';
import { lowerArguments, lowerLookup, lowerNamedBins, lowerParameter } from '../lower/lower-parameter';
import { lowerOrdered } from '../lower/ordered-text';
import { allTime } from '../frames/window-set';
import { formatInstant, momentOf } from '../time/moment';
import type { Context } from './context';
import { draftMaker, type Draft, type DraftMaker } from './draft';
import { orEmpty } from './empty-value';
import { enterMetric } from './enter-metric';
import { lowerAggregate } from './lower-aggregate';
import { lowerModified } from './lower-modified';
import { lowerPer } from './lower-per';
import { lowerTarget } from './lower-target';
import { momentsAsked } from './query-time';
import { readParameter } from './read-parameter';
import { takeBranch } from './take-branch';

const referenceLimit = 64;

/** Reads a formula in a context: aggregates become leaves, modifiers change the context, other metrics are expanded in place. */
export function lowerFormula(expression: Expression, context: Context): Draft {
  const { query, metric } = context;
  const make = draftMaker({ metric: metric.name, span: expression.span });
  if (!query.spend()) return make.literal(null, expression.type);
  switch (expression.kind) {
    case 'literal':
      return make.literal(expression.value, expression.type);
    case 'duration':
      return make.duration(expression.duration);
    case 'parameter':
      return lowerParameter(expression, readParameter(expression, context), make);
    case 'context':
      return lowerContextValue(expression, context, make);
    case 'field':
      return lowerDimension(expression, context, make);
    case 'call': {
      const taken = takeBranch(expression, (reference) => readParameter(reference, context));
      return taken.kind === 'call' ? lowerCall(taken, context, make) : lowerFormula(taken, context);
    }
    case 'aggregate':
      return lowerAggregate(expression, context);
    case 'per':
      return lowerPer(expression, context, lowerFormula);
    case 'related':
      throw new TypeError('a related aggregate stands on rows');
    case 'metric':
      return lowerReference(expression, context, make);
    case 'modified':
      return lowerModified(expression, context, lowerFormula);
    default:
      return assertNever(expression);
  }
}

function lowerCall(call: ScalarCall, context: Context, make: DraftMaker): Draft {
  const { query, asked } = context;
  const lowering = {
    lower: (argument: Expression) => {
      const form = momentForm(call, argument) ?? 'date';
      return lowerFormula(form === 'date' ? argument : { ...argument, type: 'timestamp' }, context);
    },
    parameter: (reference: ParameterReference) => readParameter(reference, context),
    make,
    hours: (calendar: string | undefined) => query.calendar.hours(calendar, asked),
  };
  if (call.function === 'business_minutes_between') return lowerBusinessMinutes(call, lowering);
  if (call.function === 'lookup') return lowerLookup(call, lowering);
  if (call.function === 'bin' && call.type === 'text') return lowerNamedBins(call, lowering);
  const args = asTimestamps(call, lowerArguments(call, lowering), make);
  return lowerOrdered(call, args, { make, catalog: query.catalog });
}

function lowerContextValue(value: ContextReference, context: Context, make: DraftMaker): Draft {
  const { query, view, metric } = context;
  const { calendar, period } = query.time;
  if (value.name === 'target') return lowerTarget(metric, context, lowerFormula);
  if (value.name === 'as_of') return make.constant(value.type, momentsAsked(query.time).map(formatInstant));
  const end = value.name === 'period_start' ? 'from' : 'to';
  if (period === undefined && end === 'from') return make.literal(null, value.type);
  const { ranges, serves } = query.windows.of(view) ?? allTime;
  const values = ranges.map(({ [end]: at }) => {
    if (at === undefined) return null;
    const moment = momentOf(at, calendar.timezone);
    return value.type === 'date' ? moment.date : moment.instant;
  });
  return serves === 'each' ? make.byBucket(value.type, values) : make.literal(values[0] ?? null, value.type);
}

/** A field above aggregates is a dimension of the query or a key, used as a value. */
function lowerDimension(field: FieldReference, { query, asked, metric, space }: Context, make: DraftMaker): Draft {
  const index = query.dimensions.placeOf(field, space, asked);
  if (index >= 0) return make.dimension(field.type, index);
  query.findings.add(
    diagnose('run.dimension_needed', { metric: metric.name, dimension: field.field }, { path: '/by' }),
  );
  return make.literal(null, field.type);
}

function lowerReference(reference: MetricReference, context: Context, make: DraftMaker): Draft {
  const { query, asked, depth } = context;
  const metric = query.catalog.metric(reference.name);
  if (metric === undefined) throw new TypeError(`there is no metric ${reference.name}`);
  if (depth === referenceLimit) {
    query.findings.add(diagnose('run.too_deep', { metric: asked.label, limit: referenceLimit }, { path: asked.path }));
    return make.literal(null, reference.type);
  }
  const entered = enterMetric(context, metric);
  return orEmpty(lowerFormula(metric.formula, entered), entered);
}
