SELECT
  CAST(date_trunc('quarter', "crm_opportunities"."close_date" - INTERVAL '2 months') + INTERVAL '2 months' AS DATE) AS "bucket",
  count(*) AS "count_1"
FROM "crm_opportunities"
WHERE "crm_opportunities"."close_date" IS NOT NULL
GROUP BY 1
