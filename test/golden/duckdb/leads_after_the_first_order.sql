SELECT
  count(*) AS "count_1"
FROM "leads"
LEFT JOIN LATERAL (
  SELECT
    min("orders"."at") AS "min_1"
  FROM (SELECT "leads"."account" AS "account") AS "outer"
  JOIN "orders" ON "orders"."account" = "outer"."account"
    AND "orders"."status" = $1::VARCHAR
) AS "related_1" ON TRUE
LEFT JOIN LATERAL (
  SELECT
    coalesce(bool_or("orders_2"."at" > "outer_2"."value"), FALSE) AS "any_1"
  FROM (SELECT "leads"."account" AS "account", "related_1"."min_1" AS "value") AS "outer_2"
  JOIN "orders" AS "orders_2" ON "orders_2"."account" = "outer_2"."account"
) AS "related_2" ON TRUE
WHERE "related_2"."any_1"
-- $1 = "done" (text)
