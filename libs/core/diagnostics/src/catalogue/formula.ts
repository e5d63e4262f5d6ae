import { formulaContextCodes } from './formula-context';
import { formulaMeaningCodes } from './formula-meaning';
import { formulaModelCodes } from './formula-model';
import { formulaRelatedCodes } from './formula-related';
import { formulaTextCodes } from './formula-text';

/** Findings about a formula: how it is written, what it means, and how the definitions around it fit together. */
export const formulaCodes = {
  ...formulaTextCodes,
  ...formulaMeaningCodes,
  ...formulaContextCodes,
  ...formulaRelatedCodes,
  ...formulaModelCodes,
};
