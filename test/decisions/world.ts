import type { CellValue } from '@core/definition';
import type { TestRows } from '@core/engine';
import { SmallWorld, type Question } from '../support/small-world';

const documents = `
kind: dataset
name: deals
source: {file: deals.csv}
primary_key: [deal_id]
time: closed_on
fields:
  - {name: deal_id, type: text}
  - {name: account, type: text}
  - {name: agent, type: text}
  - {name: stage, type: text, values: [Open, Demo, Lost, Won], ordered: true}
  - {name: opened_on, type: date}
  - {name: closed_on, type: date}
  - {name: amount, type: "decimal(12,2)"}
  - {name: score, type: integer}
  - {name: rate, type: number}
  - {name: company_size, type: integer, formula: company.employees}
relationships:
  - {name: company, to: accounts, fields: {account: account}}
  - {name: seller, to: agents, fields: {agent: agent}}
---
kind: dataset
name: accounts
source: {file: accounts.csv}
primary_key: [account]
fields:
  - {name: account, type: text}
  - {name: sector, type: text}
  - {name: employees, type: integer}
  - {name: first_won_on, type: date, formula: 'min(deals.closed_on).where(deals.stage == "Won")'}
  - {name: deal_count, type: integer, formula: count(deals)}
---
kind: dataset
name: agents
source: {file: agents.csv}
primary_key: [agent]
fields:
  - {name: agent, type: text}
  - {name: office, type: text}
---
kind: dataset
name: staff
source: {file: staff.csv}
primary_key: [agent]
fields:
  - {name: agent, type: text}
  - {name: from_on, type: date}
  - {name: to_on, type: date}
valid: {from: from_on, to: to_on}
---
kind: dataset
name: shifts
source: {file: shifts.csv}
primary_key: [shift_id]
time: worked_on
fields:
  - {name: shift_id, type: text}
  - {name: agent, type: text}
  - {name: worked_on, type: date}
relationships:
  - {name: worker, to: staff, fields: {agent: agent}}
---
kind: dataset
name: contracts
source: {file: contracts.csv}
primary_key: [contract_id]
fields:
  - {name: contract_id, type: text}
  - {name: account, type: text}
  - {name: starts_on, type: date}
  - {name: ends_on, type: date}
  - {name: mrr, type: "decimal(12,2)"}
relationships:
  - {name: company, to: accounts, fields: {account: account}}
valid: {from: starts_on, to: ends_on}
---
kind: dataset
name: visits
source: {file: visits.csv}
primary_key: [visit_id]
time: visited_at
fields:
  - {name: visit_id, type: text}
  - {name: visited_at, type: timestamp}
  - {name: account, type: text}
  - {name: channel, type: text}
  - {name: cost, type: "decimal(12,2)"}
relationships:
  - {name: company, to: accounts, fields: {account: account}}
---
kind: dataset
name: steps
source: {file: steps.csv}
primary_key: [step_id]
fields:
  - {name: step_id, type: integer}
  - {name: deal_id, type: text}
  - {name: stage, type: text}
  - {name: entered_on, type: date}
relationships:
  - {name: deal, to: deals, fields: {deal_id: deal_id}}
valid: {from: entered_on, until_next_per: [deal_id]}
---
kind: dataset
name: transfers
source: {file: transfers.csv}
primary_key: [transfer_id]
time: moved_on
fields:
  - {name: transfer_id, type: text}
  - {name: moved_on, type: date}
  - {name: giver, type: text}
  - {name: taker, type: text}
relationships:
  - {name: from_account, to: accounts, fields: {giver: account}}
  - {name: to_account, to: accounts, fields: {taker: account}}
---
kind: dataset
name: targets
source: {file: targets.csv}
primary_key: [target_id]
time: period_start
fields:
  - {name: target_id, type: text}
  - {name: period_start, type: date}
  - {name: period_end, type: date}
  - {name: quota, type: integer}
---
kind: calendar
name: fiscal
year_starts: 4
week_starts: sunday
---
kind: metric
name: revenue
dataset: deals
formula: sum(amount)
---
kind: metric
name: active
dataset: contracts
formula: count().at(end)
---
kind: metric
name: won_share
dataset: deals
formula: count().where(stage == "Won") / count()
---
kind: metric
name: opened
dataset: deals
formula: count()
time: opened_on
---
kind: metric
name: retail
dataset: deals
formula: count()
where: company.sector == "retail"
---
kind: metric
name: big
dataset: deals
formula: count().where(amount >= params.least)
parameters: [{name: least, type: integer, default: 100}]
`;

export type Row = Readonly<Record<string, CellValue>>;

/** A world of deals, accounts, contracts, visits and steps in which the decisions about the language are tried. */
export class DecisionWorld {
  readonly world = SmallWorld.open(documents, { rows: {} });

  close(): Promise<void> {
    return this.world.close();
  }

  /** Asks over rows by dataset; keys are filled in. Bare names are fields of deals unless `metric` says otherwise. */
  over(rows: Readonly<Record<string, readonly Row[]>>): SmallWorld {
    const keys: Readonly<Record<string, string>> = {
      deals: 'deal_id',
      contracts: 'contract_id',
      visits: 'visit_id',
      steps: 'step_id',
      shifts: 'shift_id',
      transfers: 'transfer_id',
      targets: 'target_id',
    };
    const filled = Object.entries(rows).map(([dataset, list]) => {
      const key = keys[dataset];
      return [
        dataset,
        key === undefined
          ? list
          : list.map((row, index) => ({ [key]: dataset === 'steps' ? index + 1 : `${dataset}${index + 1}`, ...row })),
      ];
    });
    return this.world.with(Object.fromEntries(filled) as TestRows);
  }
}

/** A question in the terms of deals. */
export function ofDeals(formula: string, more: Question = {}): Question {
  return { formula, ...more, metric: { dataset: 'deals', ...more.metric } };
}

export function ofContracts(formula: string, more: Question = {}): Question {
  return ofDeals(formula, { ...more, metric: { dataset: 'contracts', ...more.metric } });
}
