SELECT
  "accounts"."account" AS "account",
  coalesce(sum("related_1"."sum_1"), 0) AS "sum_1"
FROM "accounts"
LEFT JOIN LATERAL (
  SELECT
    coalesce(sum("items"."quantity"), 0) AS "sum_1"
  FROM (SELECT "accounts"."account" AS "account") AS "outer"
  JOIN (
    "items"
    LEFT JOIN "orders" AS "order" ON "order"."id" = "items"."order_id"
  ) ON "order"."account" = "outer"."account"
) AS "related_1" ON TRUE
GROUP BY 1
