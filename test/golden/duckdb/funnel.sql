WITH "rows" AS (
  SELECT
    "stages"."stage" AS "stage",
    CASE WHEN "stages"."stage" = $1::VARCHAR THEN $2::BIGINT WHEN "stages"."stage" = $3::VARCHAR THEN $4::BIGINT WHEN "stages"."stage" = $5::VARCHAR THEN $6::BIGINT END AS "place"
  FROM "stages"
), "members" AS (
  SELECT DISTINCT "stage", "place" FROM "rows"
)
SELECT
  "members"."stage" AS "stage",
  count(*) AS "count_1"
FROM "members"
JOIN "members" AS "taken" ON "taken"."place" >= "members"."place" OR ("members"."place" IS NULL AND "taken"."stage" IS NOT DISTINCT FROM "members"."stage")
JOIN "rows" ON "rows"."stage" IS NOT DISTINCT FROM "taken"."stage"
GROUP BY 1
-- $1 = "lead" (text)
-- $2 = "0" (integer)
-- $3 = "demo" (text)
-- $4 = "1" (integer)
-- $5 = "won" (text)
-- $6 = "2" (integer)
