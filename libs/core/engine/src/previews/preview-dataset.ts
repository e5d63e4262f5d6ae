import type { Caller } from '../access/caller';
import type { CurrentCatalog } from '../definitions/current-catalog';
import { findDataset } from '../definitions/find-dataset';
import type { NewRun } from '../ports/run-store';
import type { AcceptRun } from '../runs/accept-run';

/** Shows the first rows of a dataset and what its fields hold, as far as the caller may see. */
export class PreviewDataset {
  constructor(
    private readonly accept: AcceptRun,
    private readonly current: CurrentCatalog,
  ) {}

  /** Throws `definition.not_found`, `access.*`. */
  async execute(dataset: string, limit: number, caller: Caller): Promise<NewRun> {
    findDataset(await this.current.read(), dataset);
    return this.accept.execute({ task: { kind: 'preview', dataset, limit }, caller });
  }
}
