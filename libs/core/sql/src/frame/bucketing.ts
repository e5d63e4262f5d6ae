import { assertNever } from '@core/diagnostics';
import type { Bucketing, FrameQuery, RowExpression, Window } from '@core/plan';
import { startOf } from '../dialect/default/start-of';
import { toLocalWithin, type ZonePlace } from '../dialect/default/zone';
import type { Scope } from '../dialect/dialect';
import { atom, type Fragment } from '../fragment';
import type { Query } from '../query/query';
import type { CompiledBucketing, OpenBucketing } from './open-bucketing';
import { timeConditions } from './time-condition';
import { openWindows } from './windows';

/** Names what a frame's bucketing adds to its tables; a list of one window adds nothing. */
export function openBucketing({ name, bucketing, time, timezone }: FrameQuery, query: Query): OpenBucketing {
  if (bucketing.kind === 'windows' && bucketing.windows.length > 1) return openWindows(bucketing, time, query);
  return {
    bound: (reference) => {
      throw new RangeError(`${name} has no bound ${reference.name}`);
    },
    compile: (scope) => compileAlone(bucketing, time, { scope, timezone }),
  };
}

function compileAlone(bucketing: Bucketing, time: RowExpression | undefined, at: ZonePlace): CompiledBucketing {
  const { scope } = at;
  switch (bucketing.kind) {
    case 'single':
      return { conditions: () => within(bucketing.window, time, scope) };
    case 'grain': {
      if (!time) throw new TypeError('a grain needs a time');
      const { grain, window, rules } = bucketing;
      return {
        bucket: startOf(grain, toLocalWithin(time, window, at), scope, rules),
        conditions: () => within(window, time, scope),
      };
    }
    case 'windows': {
      const [only] = bucketing.windows;
      if (!only) throw new RangeError('a list of windows has one at least');
      return { bucket: atom('0', 'integer'), conditions: () => within(only, time, scope) };
    }
    default:
      return assertNever(bucketing);
  }
}

function within(window: Window, time: RowExpression | undefined, scope: Scope): readonly Fragment[] {
  return time ? timeConditions(time, window, scope) : [];
}
