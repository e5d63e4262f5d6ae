import { accessCodes } from './access';
import { alertConditionCodes } from './alert-condition';
import { alertDefinitionCodes } from './alert-definition';
import { backfillCodes } from './backfill';
import { dataCodes } from './data';
import { definitionCodes } from './definition';
import type { CatalogueEntry } from './entry';
import { formulaCodes } from './formula';
import { identityCodes } from './identity';
import { limitCodes } from './limit';
import { lifecycleCodes } from './lifecycle';
import { requestCodes } from './request';
import { runCodes } from './run';
import { serviceCodes } from './service';
import { uploadCodes } from './upload';
import { versionCodes } from './versions';
import { withheldCodes } from './withheld';

/** Every code that the product can answer, with its words. Codes are stable: they are part of the API. */
export const catalogue = {
  ...formulaCodes,
  ...accessCodes,
  ...definitionCodes,
  ...alertDefinitionCodes,
  ...alertConditionCodes,
  ...lifecycleCodes,
  ...versionCodes,
  ...limitCodes,
  ...backfillCodes,
  ...runCodes,
  ...dataCodes,
  ...withheldCodes,
  ...uploadCodes,
  ...requestCodes,
  ...identityCodes,
  ...serviceCodes,
};

export type DiagnosticCode = keyof typeof catalogue;

export type ParametersOf<Code extends DiagnosticCode> =
  (typeof catalogue)[Code] extends CatalogueEntry<infer Parameters> ? Parameters : never;

/** The entry of a code, or undefined for a text that is no code. */
export function findCatalogueEntry(code: string): CatalogueEntry<never> | undefined {
  return Object.hasOwn(catalogue, code) ? catalogue[code as DiagnosticCode] : undefined;
}
