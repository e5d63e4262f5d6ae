SELECT
  "related_1"."count_1" > $1::BIGINT AS "won_hundreds",
  count(*) AS "count_1"
FROM "crm_sales_teams"
LEFT JOIN LATERAL (
  SELECT
    count(*) AS "count_1"
  FROM (SELECT "crm_sales_teams"."sales_agent" AS "sales_agent") AS "outer"
  JOIN "crm_opportunities" ON "crm_opportunities"."sales_agent" = "outer"."sales_agent"
    AND "crm_opportunities"."deal_stage" = $2::VARCHAR
) AS "related_1" ON TRUE
GROUP BY 1
-- $1 = "200" (integer)
-- $2 = "Won" (text)
