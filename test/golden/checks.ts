/**
 * For each golden frame the same question in SQL as a person would write it, who does not know how frames are compiled. Columns are
 * in the frame's order.
 */
export const goldenChecks: Readonly<Record<string, string>> = {
  win_rate: `
    SELECT sum(CASE deal_stage WHEN 'Won' THEN 1 ELSE 0 END), sum(CASE WHEN deal_stage IN ('Won', 'Lost') THEN 1 ELSE 0 END)
    FROM crm_opportunities WHERE year(close_date) = 2017`,

  revenue_by_month_and_office: `
    SELECT CAST(make_timestamp(2017, month, 1, 0, 0, 0) AS DATE), regional_office, coalesce(revenue, 0)
    FROM (
      SELECT month(close_date) AS month, regional_office, sum(close_value) FILTER (deal_stage = 'Won') AS revenue
      FROM crm_opportunities LEFT JOIN crm_sales_teams USING (sales_agent)
      WHERE year(close_date) = 2017 GROUP BY ALL
    )`,

  median_sales_cycle: `
    SELECT quantile_cont(date_diff('day', engage_date, close_date), 0.5)
    FROM crm_opportunities WHERE deal_stage = 'Won' AND year(close_date) = 2017`,

  average_discount: `
    SELECT sum(1 - close_value / sales_price) / count(sales_price)
    FROM crm_opportunities o LEFT JOIN crm_products p ON o.product = p.product
    WHERE deal_stage = 'Won' AND close_date IS NOT NULL`,

  overlapping_windows: `
    SELECT 0, count(*) FROM crm_opportunities WHERE year(close_date) = 2017
    UNION ALL SELECT 1, count(*) FROM crm_opportunities WHERE close_date < DATE '2017-07-01'`,

  // Weeks of Minsk: 2 to 8 and 9 to 15 January. The order of cy has no person, so it is not known when that was registered.
  orders_by_local_week: `
    SELECT DATE '2017-01-02', 'sent', (4 * 10) / 10.0
    UNION ALL SELECT DATE '2017-01-09', 'can''t send', 5.0`,

  nested_ratios: `SELECT * FROM (VALUES (1, sqrt(1005)), (2, sqrt(4200)), (3, NULL), (NULL, NULL)) AS expected (size, max)`,

  open_deals_at_quarter_ends: `
    SELECT 0, count(*) FROM crm_opportunities WHERE engage_date <= DATE '2017-03-31' AND coalesce(close_date, DATE '9999-01-01') > DATE '2017-03-31'
    UNION ALL SELECT 1, count(*) FROM crm_opportunities WHERE engage_date <= DATE '2017-06-30' AND coalesce(close_date, DATE '9999-01-01') > DATE '2017-06-30'
    UNION ALL SELECT 2, count(*) FROM crm_opportunities WHERE engage_date <= DATE '2017-09-30' AND coalesce(close_date, DATE '9999-01-01') > DATE '2017-09-30'`,

  open_deals_at_one_end: `
    SELECT 0, count(*) FROM crm_opportunities WHERE engage_date <= DATE '2017-03-31' AND coalesce(close_date, DATE '9999-01-01') > DATE '2017-03-31'`,

  deals_won_early_in_windows: `
    SELECT 0, engage_date < DATE '2017-01-01', count(*) FILTER (deal_stage = 'Won'), avg(date_diff('day', DATE '2017-01-01', close_date))
    FROM crm_opportunities WHERE close_date BETWEEN DATE '2017-01-01' AND DATE '2017-06-30' GROUP BY 2
    UNION ALL
    SELECT 1, engage_date < DATE '2017-07-01', count(*) FILTER (deal_stage = 'Won'), avg(date_diff('day', DATE '2017-07-01', close_date))
    FROM crm_opportunities WHERE close_date > DATE '2017-06-30' GROUP BY 2
    UNION ALL
    SELECT 2, NULL, count(*) FILTER (deal_stage = 'Won'), NULL FROM crm_opportunities WHERE close_date <= DATE '2017-09-30'`,

  revenue_by_fiscal_year: `
    SELECT CAST(make_timestamp(CASE WHEN month(close_date) < 4 THEN year(close_date) - 1 ELSE year(close_date) END, 4, 1, 0, 0, 0) AS DATE), sum(close_value)
    FROM crm_opportunities WHERE close_date <= DATE '2017-11-30' GROUP BY 1`,

  // Quarters begin in December, March, June and September.
  deals_by_fiscal_quarter: `
    SELECT CASE WHEN month(close_date) < 3 THEN CAST(make_timestamp(year(close_date) - 1, 12, 1, 0, 0, 0) AS DATE)
      ELSE CAST(make_timestamp(year(close_date), month(close_date) // 3 * 3, 1, 0, 0, 0) AS DATE) END, count(*)
    FROM crm_opportunities WHERE close_date IS NOT NULL GROUP BY 1`,

  deals_by_week_from_sunday: `
    SELECT close_date - CAST(isodow(close_date) % 7 AS INTEGER), count(*)
    FROM crm_opportunities WHERE close_date > DATE '2017-11-29' GROUP BY 1`,

  // At the end of January (Minsk) deal 1 is just entering its demo, and leaves it in February; deal 2 never was a lead for any time.
  stage_at_each_month_end: `
    SELECT * FROM (VALUES
      (0, 'lead', 2), (0, 'demo', 1),
      (1, 'won', 1), (1, 'demo', 1), (1, 'lead', 1),
      (2, 'won', 1), (2, 'demo', 1), (2, NULL, 1)
    )`,

  // Monday 17:30 to Wednesday 9:30 around a holiday is half an hour twice; the other is half a minute.
  response_in_working_hours: `SELECT (60 + 0.5) / 2`,

  agents_by_deals_won: `
    SELECT won > 200, count(*)
    FROM (
      SELECT t.sales_agent, count(o.opportunity_id) AS won
      FROM crm_sales_teams t LEFT JOIN crm_opportunities o ON o.sales_agent = t.sales_agent AND o.deal_stage = 'Won'
      GROUP BY 1
    ) GROUP BY 1`,

  leads_that_ordered_later: `
    SELECT CAST(date_trunc('month', l.at) AS DATE), count(*), sum(o.later)
    FROM leads l JOIN (
      SELECT l.id, sum(o.amount) AS later
      FROM leads l JOIN orders o ON o.account = l.account AND o.at >= l.at
      GROUP BY 1 HAVING count(*) FILTER (o.status = 'done') > 0
    ) o ON o.id = l.id GROUP BY 1`,

  // In Minsk the order of 22:30 on 31 January is one of February.
  accounts_by_month_of_first_order: `
    SELECT * FROM (VALUES
      (DATE '2025-01-01', 1, 26 + 10.5 / 24),
      (DATE '2025-02-01', 1, 27 + 13.5 / 24)
    )`,

  items_bought_by_accounts: `
    SELECT account, coalesce((SELECT sum(quantity) FROM items JOIN orders ON orders.id = order_id WHERE orders.account = a.account), 0)
    FROM accounts a`,

  large_items_of_later_orders: `
    SELECT l.id, coalesce(sum(i.quantity), 0)
    FROM leads l
    LEFT JOIN orders o ON o.account = l.account AND o.at >= l.at
    LEFT JOIN items i ON i.order_id = o.id AND i.quantity > l.wanted
    GROUP BY 1`,

  leads_after_the_first_order: `
    SELECT count(*) FROM leads WHERE account IN (SELECT account FROM orders GROUP BY 1 HAVING count(DISTINCT orders.at) > 1)`,

  buyers_by_month_end: `
    SELECT month, count(DISTINCT account), count(id)
    FROM (SELECT 0 AS month, DATE '2025-02-01' AS until UNION ALL SELECT 1, DATE '2025-03-01')
    LEFT JOIN (SELECT o.* FROM orders o SEMI JOIN accounts a ON a.account = o.account) o ON o.at < until
    GROUP BY 1`,

  funnel: `SELECT * FROM (VALUES ('lead', 6), ('demo', 3), ('won', 1), (NULL, 1))`,

  running_deals_by_value: `
    SELECT quarter, office, size, count(*) FILTER (deal_stage = 'Won'), quantile_cont(close_value, 0.75)
    FROM (
      SELECT CAST(date_trunc('quarter', close_date) AS DATE) AS quarter, regional_office AS office, deal_stage, close_value
      FROM crm_opportunities LEFT JOIN crm_sales_teams USING (sales_agent) WHERE close_date > DATE '2017-06-30'
    ), (VALUES (1, 100), (2, 1000), (3, 5000), (4, 1000000)) AS sizes (size, below)
    WHERE close_value < below
    GROUP BY ALL`,

  deals_of_an_office: `
    SELECT CAST(date_trunc('quarter', close_date) AS DATE), count(*)
    FROM crm_opportunities
    WHERE sales_agent IN (SELECT sales_agent FROM crm_sales_teams WHERE regional_office = 'West')
      AND deal_stage IN ('Won', 'Lost') AND close_date > DATE '2017-06-30'
    GROUP BY 1`,

  // Agents of the West are not seen, though their deals are.
  deals_by_the_agents_that_are_seen: `
    SELECT CASE regional_office WHEN 'East' THEN 'East' END, sum(close_value) FILTER (deal_stage = 'Won')
    FROM crm_opportunities JOIN crm_sales_teams USING (sales_agent)
    WHERE regional_office IN ('West', 'East') AND product <> 'GTK 500'
    GROUP BY 1`,

  // Of the accounts only a has an open order. Its orders 1 and 2 are done, and of their items 1 and 3 are small.
  items_of_the_orders_that_are_seen: `SELECT 'a', 2 + 1`,

  // Without its demo, deal 1 stays a lead until it is won.
  stage_at_month_ends_of_the_rows_that_are_seen: `
    SELECT * FROM (VALUES (0, 'lead', 2), (0, 'demo', 1), (1, 'won', 1), (1, 'demo', 1), (1, 'lead', 1))`,

  // Stages in the order of their letters; row 6 has no time.
  running_stages_that_are_seen: `SELECT * FROM (VALUES ('demo', 2), ('lead', 4), ('won', 5), (NULL, 1))`,
};
