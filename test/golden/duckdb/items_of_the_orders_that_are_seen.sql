SELECT
  "accounts"."account" AS "account",
  coalesce(sum("related_1"."sum_1"), 0) AS "sum_1"
FROM (
  SELECT "accounts_2".*
  FROM "accounts" AS "accounts_2"
  LEFT JOIN LATERAL (
    SELECT
      count(*) AS "count_1"
    FROM (SELECT "accounts_2"."account" AS "account") AS "outer"
    JOIN "orders" ON "orders"."account" = "outer"."account"
      AND NOT "orders"."status" = $1::VARCHAR
  ) AS "related_2" ON TRUE
  WHERE "related_2"."count_1" > $2::BIGINT
) AS "accounts"
LEFT JOIN LATERAL (
  SELECT
    coalesce(sum("items"."quantity"), 0) AS "sum_1"
  FROM (SELECT "accounts"."account" AS "account") AS "outer_2"
  JOIN (
    (
      SELECT "items_2".*
      FROM "items" AS "items_2"
      WHERE "items_2"."quantity" < $3::BIGINT
    ) AS "items"
    LEFT JOIN (
      SELECT "orders_2".*
      FROM "orders" AS "orders_2"
      WHERE "orders_2"."status" = $1::VARCHAR
    ) AS "order" ON "order"."id" = "items"."order_id"
  ) ON "order"."account" = "outer_2"."account"
) AS "related_1" ON TRUE
GROUP BY 1
-- $1 = "done" (text)
-- $2 = "0" (integer)
-- $3 = "5" (integer)
