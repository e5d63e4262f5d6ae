import fc from 'fast-check';
import { buildCatalog } from '@core/formula';
import { salesCatalog } from '../testing/sales-catalog';
import { buildPlan } from './build-plan';
const base = salesCatalog();
const datasets = ['deals','accounts','agents','visits','contracts','stage_history'];
const N = fc.constantFrom('deals.amount','accounts.employees','visits.cost','contracts.fee','5','accounts.size','deals.cycle_days','year(visits.visited_at)');
const D = fc.constantFrom('visits.visited_at','stage_history.entered_at','deals.closed_on','accounts.joined_on','contracts.starts_on','period.start','as_of');
const { cond } = fc.letrec<any>((tie) => ({
  mods: fc.array(fc.oneof(tie('cond').map((c: any) => `.where(${c})`), fc.constantFrom('.at(end)', '.during()')), { maxLength: 2 }).map((m) => m.join('')),
  num: fc.oneof({ depthSize: 'small' }, N,
    fc.tuple(fc.constantFrom('sum','min','max','avg','last'), tie('num'), tie('mods')).map(([f, r, m]) => `${f}(${r})${m}`),
    fc.tuple(fc.constantFrom('visits','contracts','stage_history','deals'), tie('mods')).map(([d, m]) => `count(${d})${m}`),
    fc.tuple(tie('num'), fc.constantFrom('+','/'), tie('num')).map((x) => `(${x.join(' ')})`)),
  date: fc.oneof({ depthSize: 'small' }, D, fc.tuple(fc.constantFrom('min','max','first'), tie('date'), tie('mods')).map(([f, r, m]) => `${f}(${r})${m}`)),
  cond: fc.oneof({ depthSize: 'small' },
    fc.tuple(tie('num'), fc.constantFrom('>', '=='), tie('num')).map((x) => `${x.join(' ')}`),
    fc.tuple(tie('date'), fc.constantFrom('>', '<'), tie('date')).map((x) => `${x.join(' ')}`),
    fc.constantFrom('stage_history.stage >= "Demo"', 'max(stage_history.stage) >= "Demo"', 'accounts.sector == "x"', 'max(deals.stage) < "Won"'),
    fc.tuple(tie('cond'), fc.constantFrom('and','or'), tie('cond')).map((x) => `(${x.join(' ')})`),
    fc.tuple(fc.constantFrom('any','all'), tie('cond'), tie('mods')).map(([f, r, m]) => `${f}(${r})${m}`)),
}));
it('fuzz', () => {
  let sound = 0, related = 0; const codes: any = {};
  fc.assert(fc.property(cond, fc.constantFrom(...datasets, undefined), fc.constantFrom(...datasets), fc.boolean(), (r: any, doc, d, second) => {
    const formula = second ? `(count(${d}) / count(deals)).where(${r})` : `count(${d}).where(${r})`;
    const defs = datasets.map((n) => base.dataset(n)!.definition);
    const catalog = buildCatalog([...defs, { kind: 'metric', name: 'm', formula, ...(doc && { dataset: doc }), time: undefined } as any].map((definition: any) => ({ definition, version: 1, current: true })));
    const found = catalog.diagnosticsOf('metric', 'm');
    for (const f of found) codes[f.code] = (codes[f.code] ?? 0) + 1;
    if (!catalog.metric('m')) { expect(found.length).toBeGreaterThan(0); return; }
    sound++;
    const { plan, diagnostics } = buildPlan({ request: { metrics: ['m'], period: '2017', grain: 'quarter' }, catalog, now: '2026-11-21T00:00:00Z' });
    if (!plan) { for (const f of diagnostics) codes['plan ' + f.message] = (codes['plan ' + f.message] ?? 0) + 1; return; }
    if (JSON.stringify(plan).includes('"related"')) related++;
  }), { numRuns: 12000, seed: Number(process.env['SEED'] ?? 1) });
  console.log(sound, related, codes);
}, 300000);
