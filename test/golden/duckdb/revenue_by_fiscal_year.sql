SELECT
  CAST(date_trunc('year', "crm_opportunities"."close_date" - INTERVAL '3 months') + INTERVAL '3 months' AS DATE) AS "bucket",
  coalesce(sum("crm_opportunities"."close_value"), 0) AS "sum_1"
FROM "crm_opportunities"
WHERE "crm_opportunities"."close_date" < $1::DATE
GROUP BY 1
-- $1 = "2017-12-01" (date)
