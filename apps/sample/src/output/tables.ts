/** The columns of the twenty tables; `?` after a type says that the value may be missing. */
export const tables = {
  employees: {
    sort: 'hired_on',
    columns: {
      employee_id: 'text',
      name: 'text?',
      role: 'text?',
      team: 'text?',
      manager_id: 'text?',
      region: 'text?',
      hired_on: 'date?',
      left_on: 'date?',
    },
  },
  accounts: {
    sort: undefined,
    columns: {
      account_id: 'text',
      name: 'text?',
      industry: 'text?',
      segment: 'text?',
      region: 'text?',
      owner_id: 'text?',
    },
  },
  subscriptions: {
    sort: 'starts_on',
    columns: {
      subscription_id: 'text',
      account_id: 'text',
      kind: 'text?',
      mrr: 'money?',
      starts_on: 'date',
      ends_on: 'date?',
    },
  },
  contracts: {
    sort: 'starts_on',
    columns: { contract_id: 'text', account_id: 'text?', total_value: 'money', starts_on: 'date', ends_on: 'date' },
  },
  leads: {
    sort: 'created_at',
    columns: {
      lead_id: 'text',
      created_at: 'instant',
      source: 'text?',
      request_kind: 'text?',
      score: 'integer?',
      campaign_id: 'text?',
      owner_id: 'text?',
      region: 'text?',
      contact_valid: 'boolean?',
      status: 'text?',
      bant_budget: 'boolean?',
      bant_authority: 'boolean?',
      bant_need: 'boolean?',
      bant_timing: 'boolean?',
      first_responded_at: 'instant?',
      account_id: 'text?',
    },
  },
  opportunities: {
    sort: 'created_at',
    columns: {
      opportunity_id: 'text',
      account_id: 'text?',
      lead_id: 'text?',
      owner_id: 'text?',
      pipeline: 'text?',
      kind: 'text?',
      source: 'text?',
      created_at: 'instant',
      first_contact_at: 'instant?',
      closed_at: 'instant?',
      status: 'text',
      loss_reason: 'text?',
      amount: 'money?',
      win_probability: 'number?',
      expected_close_on: 'date?',
      is_qualified: 'boolean?',
    },
  },
  opportunity_stage_history: {
    sort: 'entered_at',
    columns: {
      history_id: 'text',
      opportunity_id: 'text',
      stage: 'text',
      stage_order: 'integer?',
      entered_at: 'instant',
      exited_at: 'instant?',
    },
  },
  activities: {
    sort: 'occurred_at',
    columns: {
      activity_id: 'text',
      kind: 'text',
      direction: 'text?',
      occurred_at: 'instant',
      employee_id: 'text?',
      lead_id: 'text?',
      account_id: 'text?',
      opportunity_id: 'text?',
      outcome: 'text?',
      solved_problem: 'boolean?',
    },
  },
  time_entries: {
    sort: 'worked_on',
    columns: { time_entry_id: 'text', employee_id: 'text?', worked_on: 'date', category: 'text', minutes: 'integer' },
  },
  products: {
    sort: undefined,
    columns: { product_id: 'text', name: 'text?', category: 'text?', list_price: 'money?' },
  },
  orders: {
    sort: 'ordered_at',
    columns: {
      order_id: 'text',
      account_id: 'text?',
      employee_id: 'text?',
      campaign_id: 'text?',
      ordered_at: 'instant',
      status: 'text',
      channel: 'text?',
      location: 'text?',
      region: 'text?',
      amount: 'money',
      cost: 'money?',
    },
  },
  order_items: {
    sort: undefined,
    columns: {
      order_item_id: 'text',
      order_id: 'text',
      product_id: 'text?',
      quantity: 'integer',
      unit_price: 'money?',
    },
  },
  returns: {
    sort: 'returned_at',
    columns: {
      return_id: 'text',
      order_id: 'text',
      returned_at: 'instant',
      quantity: 'integer?',
      amount: 'money?',
      reason: 'text?',
    },
  },
  campaigns: {
    sort: 'starts_on',
    columns: {
      campaign_id: 'text',
      name: 'text?',
      channel: 'text?',
      starts_on: 'date?',
      ends_on: 'date?',
      baseline_revenue: 'money?',
    },
  },
  acquisition_costs: {
    sort: 'spent_on',
    columns: {
      cost_id: 'text',
      spent_on: 'date',
      kind: 'text?',
      channel: 'text?',
      campaign_id: 'text?',
      amount: 'money',
    },
  },
  targets: {
    sort: 'period_start',
    columns: {
      target_id: 'text',
      metric: 'text',
      kind: 'text',
      period_start: 'date',
      period_end: 'date',
      employee_id: 'text?',
      region: 'text?',
      value: 'money',
    },
  },
  survey_responses: {
    sort: 'responded_at',
    columns: {
      response_id: 'text',
      kind: 'text',
      account_id: 'text?',
      employee_id: 'text?',
      responded_at: 'instant',
      score: 'integer?',
    },
  },
  market_sales: {
    sort: 'period_start',
    columns: {
      market_sales_id: 'text',
      market: 'text',
      company: 'text',
      period_start: 'date',
      period_end: 'date',
      amount: 'money',
    },
  },
  competitor_prices: {
    sort: 'observed_on',
    columns: { price_id: 'text', observed_on: 'date', competitor: 'text', product_id: 'text', price: 'money' },
  },
  tickets: {
    sort: 'created_at',
    columns: {
      ticket_id: 'text',
      account_id: 'text?',
      assignee_id: 'text?',
      created_at: 'instant',
      first_response_at: 'instant?',
      resolved_at: 'instant?',
    },
  },
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];

/** As rows hold them: a date as days and an instant as milliseconds since 1970-01-01 UTC, money in whole hundredths. */
interface Values {
  readonly text: string;
  readonly boolean: boolean;
  readonly integer: number;
  readonly number: number;
  readonly money: number;
  readonly date: number;
  readonly instant: number;
}

export type ColumnType = keyof Values;

type ValueOf<T> = T extends `${infer B extends ColumnType}?`
  ? Values[B] | null
  : T extends ColumnType
    ? Values[T]
    : never;

type Columns<N extends TableName> = (typeof tables)[N]['columns'];

export type Row<N extends TableName> = { readonly [C in keyof Columns<N>]: ValueOf<Columns<N>[C]> };

/** Takes the rows as they come; where a key comes twice, the later row counts. */
export type Emit = <N extends TableName>(table: N, row: Row<N>) => void;
