SELECT
  0 AS "bucket",
  count(*) AS "count_1"
FROM "crm_opportunities"
WHERE "crm_opportunities"."engage_date" < $1::DATE AND ("crm_opportunities"."close_date" IS NULL OR "crm_opportunities"."close_date" >= $1::DATE)
GROUP BY 1
-- $1 = "2017-04-01" (date)
