SELECT
  median(CAST("crm_opportunities"."close_date" - "crm_opportunities"."engage_date" AS DOUBLE)) AS "median_1"
FROM "crm_opportunities"
WHERE "crm_opportunities"."close_date" >= $1::DATE
  AND "crm_opportunities"."close_date" < $2::DATE
  AND "crm_opportunities"."deal_stage" = $3::VARCHAR
-- $1 = "2017-01-01" (date)
-- $2 = "2018-01-01" (date)
-- $3 = "Won" (text)
