SELECT
  CAST(date_trunc('week', "crm_opportunities"."close_date" - INTERVAL '6 days') + INTERVAL '6 days' AS DATE) AS "bucket",
  count(*) AS "count_1"
FROM "crm_opportunities"
WHERE "crm_opportunities"."close_date" >= $1::DATE
GROUP BY 1
-- $1 = "2017-11-30" (date)
