SELECT
  "agent"."regional_office" AS "agent.regional_office",
  coalesce(sum("crm_opportunities"."close_value") FILTER (WHERE "crm_opportunities"."deal_stage" = $1::VARCHAR), 0) AS "sum_1"
FROM (
  SELECT "crm_opportunities_2".*
  FROM "crm_opportunities" AS "crm_opportunities_2"
  LEFT JOIN "crm_sales_teams" AS "agent_2" ON "agent_2"."sales_agent" = "crm_opportunities_2"."sales_agent"
  WHERE "crm_opportunities_2"."product" <> $2::VARCHAR
    AND ("agent_2"."regional_office" = $3::VARCHAR OR "agent_2"."regional_office" = $4::VARCHAR)
) AS "crm_opportunities"
LEFT JOIN (
  SELECT "crm_sales_teams".*
  FROM "crm_sales_teams"
  WHERE "crm_sales_teams"."regional_office" IN ($4::VARCHAR, $5::VARCHAR)
) AS "agent" ON "agent"."sales_agent" = "crm_opportunities"."sales_agent"
GROUP BY 1
-- $1 = "Won" (text)
-- $2 = "GTK 500" (text)
-- $3 = "West" (text)
-- $4 = "East" (text)
-- $5 = "Central" (text)
