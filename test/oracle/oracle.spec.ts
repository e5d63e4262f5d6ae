import { tellFigure } from '../support/tell-figure';
import { runProcesses } from './run/processes';

/** Two processes, for a JavaScript engine computes on one core. */
const PROCESSES = 2;

/** The suite asks the same questions each time, so that what turns it red is a change; `npm run oracle` asks new ones. */
const KNOWN_SEED = 20_261_122;

const CASES = Number(process.env['ORACLE_CASES'] ?? 20_000);

test(
  'the engine answers as the meaning of the language says',
  async () => {
    const seed = Number(process.env['ORACLE_SEED'] ?? KNOWN_SEED);
    const report = await runProcesses({ seed, cases: CASES, processes: PROCESSES });
    tellFigure(`oracle, ${report.summary.replaceAll('\n', '; ')}`);
    expect([...report.failures, ...report.unexpected]).toEqual([]);
    expect(report.refused / report.cases).toBeLessThan(0.03);
    expect(report.cases).toBeGreaterThanOrEqual(CASES);
  },
  30 * 60_000 + 30 * CASES,
);
