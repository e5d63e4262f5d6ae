import { systemCaller, type Caller } from '../access/caller';
import type { Limits } from '../ports/limits';
import { RunGate } from './run-gate';

const limits = { runs_at_once: 3 } as Limits;
const ann: Caller = { id: 'ann', name: 'Ann', roles: ['analyst'], attributes: {} };
const refusal = { code: 'limit.runs_at_once', status: 429 };

describe('the gate of runs', () => {
  let stored: number;
  let asked: number;
  let gate: RunGate;
  let open: () => void;
  let opened: Promise<void>;

  beforeEach(() => {
    stored = 0;
    asked = 0;
    opened = new Promise((resolve) => (open = resolve));
    const countUnfinished = () => Promise.resolve(((asked += 1), stored));
    gate = new RunGate({ countUnfinished }, limits);
  });

  const write = async () => {
    await opened;
    stored += 1;
  };
  const admit = (caller: Caller = ann) => gate.admit(caller, undefined, write);

  it('refuses a caller who has as many as the limit', async () => {
    stored = 3;
    await expect(admit()).rejects.toMatchObject(refusal);
    stored = 2;
    open();
    await admit();
    expect(stored).toBe(3);
  });

  it('refuses at once what comes beside as many as the limit, and asks the store nothing for it', async () => {
    const first = [admit(), admit(), admit()];
    await expect(admit()).rejects.toMatchObject(refusal);
    expect(asked).toBe(3);
    open();
    await Promise.all([...first, admit({ ...ann, id: 'bob' })]);
  });

  it('lets others in when those that came have been written down, or failed to be', async () => {
    const failed = gate.admit(ann, undefined, () => Promise.reject(new Error('away')));
    await expect(failed).rejects.toThrow('away');
    open();
    await Promise.all([admit(), admit(), admit()]);
    stored = 0;
    await admit();
    expect(stored).toBe(1);
  });

  it('bounds neither the system nor what belongs to a schedule', async () => {
    stored = 9;
    open();
    await admit(systemCaller);
    expect([stored, asked]).toEqual([10, 0]);
  });
});
