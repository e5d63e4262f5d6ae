WITH "rows" AS (
  SELECT
    CAST(date_trunc('quarter', "crm_opportunities"."close_date") AS DATE) AS "bucket",
    "agent"."regional_office" AS "agent.regional_office",
    CASE WHEN "crm_opportunities"."close_value" < $1::BIGINT THEN 1 WHEN "crm_opportunities"."close_value" < $2::BIGINT THEN 2 WHEN "crm_opportunities"."close_value" < $3::BIGINT THEN 3 WHEN "crm_opportunities"."close_value" >= $3::BIGINT THEN 4 END AS "size",
    "crm_opportunities"."deal_stage" = $4::VARCHAR AS "filter",
    "crm_opportunities"."close_value" AS "value"
  FROM "crm_opportunities"
  LEFT JOIN "crm_sales_teams" AS "agent" ON "agent"."sales_agent" = "crm_opportunities"."sales_agent"
  WHERE "crm_opportunities"."close_date" >= $5::DATE
), "members" AS (
  SELECT DISTINCT "size" FROM "rows"
)
SELECT
  "rows"."bucket" AS "bucket",
  "rows"."agent.regional_office" AS "agent.regional_office",
  "members"."size" AS "size",
  count(*) FILTER (WHERE "rows"."filter") AS "count_1",
  percentile_cont($6::DOUBLE) WITHIN GROUP (ORDER BY CAST("rows"."value" AS DOUBLE)) AS "percentile_1"
FROM "members"
JOIN "members" AS "taken" ON "taken"."size" <= "members"."size" OR ("members"."size" IS NULL AND "taken"."size" IS NOT DISTINCT FROM "members"."size")
JOIN "rows" ON "rows"."size" IS NOT DISTINCT FROM "taken"."size"
GROUP BY 1, 2, 3
-- $1 = "100" (integer)
-- $2 = "1000" (integer)
-- $3 = "5000" (integer)
-- $4 = "Won" (text)
-- $5 = "2017-07-01" (date)
-- $6 = "0.75" (number)
