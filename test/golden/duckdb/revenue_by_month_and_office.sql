SELECT
  CAST(date_trunc('month', "crm_opportunities"."close_date") AS DATE) AS "bucket",
  "agent"."regional_office" AS "agent.regional_office",
  coalesce(sum("crm_opportunities"."close_value") FILTER (WHERE "crm_opportunities"."deal_stage" = $1::VARCHAR), 0) AS "sum_close_value_1"
FROM "crm_opportunities"
LEFT JOIN "crm_sales_teams" AS "agent" ON "agent"."sales_agent" = "crm_opportunities"."sales_agent"
WHERE "crm_opportunities"."close_date" >= $2::DATE
  AND "crm_opportunities"."close_date" < $3::DATE
GROUP BY 1, 2
-- $1 = "Won" (text)
-- $2 = "2017-01-01" (date)
-- $3 = "2018-01-01" (date)
