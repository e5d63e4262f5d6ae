import type { ScalarName } from '@core/formula';
import { arithmetic } from './arithmetic';
import { businessTime } from './business-minutes';
import { calendar } from './calendar';
import type { ScalarCompiler } from './call';
import { choice } from './choice';
import { comparison } from './comparison';
import { elapsed } from './elapsed';
import { logic } from './logic';
import { powers } from './powers';
import { ranges } from './ranges';
import { rounding } from './rounding';
import { text } from './text';

/** Every operator and function of the remainder; the compiler lists what is missing. */
export const scalars: Readonly<Record<ScalarName, ScalarCompiler>> = {
  ...arithmetic,
  ...powers,
  ...rounding,
  ...ranges,
  ...comparison,
  ...logic,
  ...choice,
  ...text,
  ...calendar,
  ...elapsed,
  ...businessTime,
};
