SELECT
  "window"."index" AS "bucket",
  "stages"."stage" AS "stage",
  count(*) AS "count_1"
FROM (
  SELECT lead("stages"."entered_at") OVER (PARTITION BY "stages"."deal" ORDER BY "stages"."entered_at" NULLS FIRST, "stages"."id" NULLS FIRST) AS "successor_1", *
  FROM (
    SELECT "stages_2".*
    FROM "stages" AS "stages_2"
    WHERE "stages_2"."id" <> $1::BIGINT
  ) AS "stages"
) AS "stages"
CROSS JOIN (VALUES
  (0, $2::TIMESTAMPTZ),
  (1, $3::TIMESTAMPTZ)
) AS "window" ("index", "end")
WHERE ("stages"."entered_at" IS NULL OR "stages"."entered_at" < "window"."end") AND ("stages"."successor_1" IS NULL OR "stages"."successor_1" >= "window"."end")
GROUP BY 1, 2
-- $1 = "2" (integer)
-- $2 = "2025-01-31T21:00:00Z" (timestamp)
-- $3 = "2025-02-28T21:00:00Z" (timestamp)
