SELECT
  CAST(date_trunc('month', timezone($1::VARCHAR, "leads"."at")) AS DATE) AS "bucket",
  count(*) AS "count_1",
  coalesce(sum("related_1"."sum_1"), 0) AS "sum_1"
FROM "leads"
LEFT JOIN LATERAL (
  SELECT
    coalesce(sum("orders"."amount") FILTER (WHERE "orders"."at" >= "outer"."at"), 0) AS "sum_1",
    coalesce(bool_or("orders"."status" = $2::VARCHAR AND "orders"."at" >= "outer"."at"), FALSE) AS "any_1"
  FROM (SELECT "leads"."account" AS "account", "leads"."at" AS "at") AS "outer"
  JOIN "orders" ON "orders"."account" = "outer"."account"
) AS "related_1" ON TRUE
WHERE "leads"."at" IS NOT NULL
  AND "related_1"."any_1"
GROUP BY 1
-- $1 = "UTC" (text)
-- $2 = "done" (text)
