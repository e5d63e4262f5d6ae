WITH "rows" AS (
  SELECT
    "stages"."stage" AS "stage"
  FROM (
    SELECT "stages_2".*
    FROM "stages" AS "stages_2"
    WHERE extract(year FROM timezone($1::VARCHAR, "stages_2"."entered_at")) = $2::BIGINT
  ) AS "stages"
), "members" AS (
  SELECT DISTINCT "stage" FROM "rows"
)
SELECT
  "members"."stage" AS "stage",
  count(*) AS "count_1"
FROM "members"
JOIN "members" AS "taken" ON "taken"."stage" <= "members"."stage" OR ("members"."stage" IS NULL AND "taken"."stage" IS NOT DISTINCT FROM "members"."stage")
JOIN "rows" ON "rows"."stage" IS NOT DISTINCT FROM "taken"."stage"
GROUP BY 1
-- $1 = "UTC" (text)
-- $2 = "2025" (integer)
