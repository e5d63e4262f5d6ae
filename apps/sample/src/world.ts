import type { Random } from './chance/random';
import type { Emit } from './output/tables';

/** What every part of the company needs: chance, keys, and where rows go. */
export interface World {
  /** The stream of chance of one thing of this branch. */
  readonly random: (...labels: readonly (string | number)[]) => Random;
  /** The next key of a kind of thing: the prefix and a number. */
  readonly id: (prefix: string) => string;
  readonly emit: Emit;
}
