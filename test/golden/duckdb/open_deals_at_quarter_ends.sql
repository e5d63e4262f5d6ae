SELECT
  "window"."index" AS "bucket",
  count(*) AS "count_1"
FROM "crm_opportunities"
CROSS JOIN (VALUES
  (0, $1::DATE),
  (1, $2::DATE),
  (2, $3::DATE)
) AS "window" ("index", "end")
WHERE "crm_opportunities"."engage_date" < "window"."end" AND ("crm_opportunities"."close_date" IS NULL OR "crm_opportunities"."close_date" >= "window"."end")
GROUP BY 1
-- $1 = "2017-04-01" (date)
-- $2 = "2017-07-01" (date)
-- $3 = "2017-10-01" (date)
