SELECT
  CAST(date_trunc('quarter', "crm_opportunities"."close_date") AS DATE) AS "bucket",
  count(*) AS "count_1"
FROM (
  SELECT "crm_opportunities_2".*
  FROM "crm_opportunities" AS "crm_opportunities_2"
  LEFT JOIN "crm_sales_teams" AS "agent" ON "agent"."sales_agent" = "crm_opportunities_2"."sales_agent"
  WHERE "agent"."regional_office" = $1::VARCHAR
) AS "crm_opportunities"
WHERE "crm_opportunities"."close_date" >= $2::DATE
  AND "crm_opportunities"."deal_stage" IN ($3::VARCHAR, $4::VARCHAR)
GROUP BY 1
-- $1 = "West" (text)
-- $2 = "2017-07-01" (date)
-- $3 = "Won" (text)
-- $4 = "Lost" (text)
