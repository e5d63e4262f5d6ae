import type { RowMakers } from './place';
import { makeRelated } from './related-exprs';
import { makeBoolean, makeMoment, makeText } from './row-exprs';
import { makeNumber } from './row-numbers';

/** What makes expressions on rows. */
export const rowMakers: RowMakers = {
  boolean: makeBoolean,
  number: makeNumber,
  text: makeText,
  moment: makeMoment,
  related: makeRelated,
};
