SELECT
  "window"."index" AS "bucket",
  "crm_opportunities"."engage_date" < "window"."start" AS "was_engaged_before",
  count(*) FILTER (WHERE "crm_opportunities"."deal_stage" = $1::VARCHAR) AS "count_1",
  avg("crm_opportunities"."close_date" - "window"."start") AS "avg_1"
FROM "crm_opportunities"
JOIN (VALUES
  (0, $2::DATE, $3::DATE, $2::DATE),
  (1, $3::DATE, $4::DATE, $3::DATE),
  (2, $5::DATE, $6::DATE, CAST(NULL AS DATE))
) AS "window" ("index", "from", "to", "start") ON "crm_opportunities"."close_date" >= "window"."from"
  AND "crm_opportunities"."close_date" < "window"."to"
GROUP BY 1, 2
-- $1 = "Won" (text)
-- $2 = "2017-01-01" (date)
-- $3 = "2017-07-01" (date)
-- $4 = "infinity" (date)
-- $5 = "-infinity" (date)
-- $6 = "2017-10-01" (date)
