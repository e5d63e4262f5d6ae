import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { RunRequest } from '@core/plan';
import type { RunResult } from '@core/result';
import { scalarNames } from '@core/formula';
import { SmallWorld, subject } from '../support/small-world';

const root = join(__dirname, '../..');
const page = join(root, 'docs/language.md');
const blocks = /```formula\n# (?<query>.*)\n(?<formula>[^`]*)\n```\n```answer\n(?<answer>[^`]*)```/gu;
const isUpdate = process.env['UPDATE'] === '1';

/** What examples call `params.weights`. */
const parameters = [{ name: 'weights', type: 'map', default: { 'GTK 500': 2, GTXPro: 3 } }] as const;

interface Example {
  readonly query: string;
  readonly formula: string;
  readonly answer: string;
}

const text = readFileSync(page, 'utf8');
const examples = [...text.matchAll(blocks)].map((match) => match.groups as unknown as Example);

/** One value stands alone; rows are a table, with nothing where there is nothing. */
function render({ columns, rows }: RunResult): string {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? 'null' : String(cell))));
  if (columns.length === 1 && rows.length === 1) return `${cells[0]?.[0]}\n`;
  const names = columns.map(({ name }) => (name === subject ? 'value' : name));
  const table = [names, ...cells];
  const widths = names.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

describe('the examples of the language page', () => {
  let world: SmallWorld;
  const answers = new Map<Example, string>();

  beforeAll(() => {
    const documents = readFileSync(join(root, 'docs/examples.yaml'), 'utf8');
    world = SmallWorld.open(documents, { data_root: join(root, 'metric-definitions') });
  });

  afterAll(async () => {
    await world.close();
    if (isUpdate)
      writeFileSync(
        page,
        text.replace(blocks, (whole: string, ...rest: unknown[]) => rewritten(whole, rest.at(-1) as Example)),
      );
  });

  function rewritten(whole: string, { query, formula }: Example): string {
    const example = examples.find((one) => one.query === query && one.formula === formula);
    const answer = example && answers.get(example);
    return answer === undefined
      ? whole
      : `\`\`\`formula\n# ${query}\n${formula}\n\`\`\`\n\`\`\`answer\n${answer}\`\`\``;
  }

  it.each(examples.map((example) => [`${example.formula} ${example.query}`, example] as const))(
    '%s',
    async (_, example) => {
      const request = parse(example.query, { schema: 'failsafe' }) as Partial<RunRequest>;
      const { result } = await world.ask({
        ...request,
        formula: `# ${example.query}\n${example.formula}`,
        metric: { dataset: 'deals', parameters, target: 9_000_000 },
      });
      answers.set(example, render(result));
      expect(render(result)).toBe(isUpdate ? render(result) : example.answer);
    },
  );

  it('show every aggregate, modifier and function', () => {
    const words = [
      'count',
      'count_distinct',
      'approx_count_distinct',
      'sum',
      'avg',
      'min',
      'max',
      'median',
      'percentile',
      'stddev',
      'variance',
      'first',
      'last',
      'weighted_avg',
      'any',
      'all',
    ];
    const modifiers = [
      'where',
      'on',
      'previous',
      'change',
      'growth',
      'rolling',
      'to_date',
      'running',
      'total',
      'share',
      'at',
      'per',
      'rank',
      'during',
      'between',
      'fill',
    ];
    const operators =
      /^(add|subtract|multiply|divide|power|modulo|negate|equal|not_equal|less|less_or_equal|greater|greater_or_equal|and|or|xor|not|in|coalesce)$/u;
    const functions = scalarNames.filter((name) => !operators.test(name));
    const shown = examples.map(({ formula }) => formula).join('\n');
    const isShown = (call: string) => new RegExp(`${call}\\(`, 'u').test(shown);
    const calls = [...[...words, ...functions].map((name) => `\\b${name}`), ...modifiers.map((name) => `\\.${name}`)];
    expect(calls.filter((call) => !isShown(call))).toEqual([]);
  });
});
