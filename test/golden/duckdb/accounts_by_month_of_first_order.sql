SELECT
  CAST(date_trunc('month', timezone($1::VARCHAR, "related_1"."min_1")) AS DATE) AS "bucket",
  count(*) AS "count_1",
  favg((epoch_us("related_1"."max_1") - epoch_us("related_1"."min_1")) / 86400000000) AS "avg_1"
FROM "accounts"
LEFT JOIN LATERAL (
  SELECT
    min("orders"."at") AS "min_1",
    max("orders"."at") AS "max_1"
  FROM (SELECT "accounts"."account" AS "account") AS "outer"
  JOIN "orders" ON "orders"."account" = "outer"."account"
    AND "orders"."status" = $2::VARCHAR
) AS "related_1" ON TRUE
WHERE "related_1"."min_1" IS NOT NULL
GROUP BY 1
-- $1 = "Europe/Minsk" (text)
-- $2 = "done" (text)
