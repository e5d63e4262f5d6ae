SELECT
  "window"."index" AS "bucket",
  count(*) AS "count_1"
FROM "crm_opportunities"
JOIN (VALUES
  (0, $1::DATE, $2::DATE),
  (1, $3::DATE, $4::DATE)
) AS "window" ("index", "from", "to") ON "crm_opportunities"."close_date" >= "window"."from"
  AND "crm_opportunities"."close_date" < "window"."to"
GROUP BY 1
-- $1 = "2017-01-01" (date)
-- $2 = "2018-01-01" (date)
-- $3 = "-infinity" (date)
-- $4 = "2017-07-01" (date)
