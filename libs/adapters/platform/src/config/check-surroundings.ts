import { stat } from 'node:fs/promises';
import { DomainError } from '@core/diagnostics';
import type { Config } from './load-config';

/** Checks what the configuration points at. Throws `config.wrong` where `DATA_ROOT` is no folder. */
export async function checkSurroundings({ data_root }: Pick<Config, 'data_root'>): Promise<void> {
  const found = await stat(data_root).catch(() => undefined);
  if (found?.isDirectory()) return;
  const reason = found === undefined ? 'which does not exist' : 'which is no folder';
  throw DomainError.of('config.wrong', {
    mistakes: [`DATA_ROOT is ${JSON.stringify(data_root)}, ${reason}; it takes the folder of the dataset files`],
  });
}
