SELECT
  "window"."index" AS "bucket",
  count(*) FILTER (WHERE "related_1"."count_1" > $1::BIGINT) AS "buyers",
  coalesce(sum("related_1"."count_1"), 0) AS "sum_1"
FROM "accounts"
LEFT JOIN LATERAL (
  SELECT
    count(*) AS "count_1"
  FROM (SELECT "accounts"."account" AS "account") AS "outer"
  JOIN "orders" ON "orders"."account" = "outer"."account"
) AS "related_2" ON TRUE
CROSS JOIN (VALUES
  (0, $2::TIMESTAMPTZ),
  (1, $3::TIMESTAMPTZ)
) AS "window" ("index", "end")
LEFT JOIN LATERAL (
  SELECT
    count(*) AS "count_1"
  FROM (SELECT "accounts"."account" AS "account", "window"."end" AS "end") AS "outer_2"
  JOIN "orders" AS "orders_2" ON "orders_2"."account" = "outer_2"."account"
    AND "orders_2"."at" < "outer_2"."end"
) AS "related_1" ON TRUE
WHERE "related_2"."count_1" > $1::BIGINT
GROUP BY 1
-- $1 = "0" (integer)
-- $2 = "2025-02-01T00:00:00Z" (timestamp)
-- $3 = "2025-03-01T00:00:00Z" (timestamp)
