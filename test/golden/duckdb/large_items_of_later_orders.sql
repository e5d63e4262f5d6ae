SELECT
  "leads"."id" AS "id",
  max("related_1"."sum_1") AS "max_1"
FROM "leads"
LEFT JOIN LATERAL (
  SELECT
    coalesce(sum("related_2"."sum_1"), 0) AS "sum_1"
  FROM (SELECT "leads"."account" AS "account", "leads"."wanted" AS "wanted", "leads"."at" AS "at") AS "outer"
  JOIN "orders" ON "orders"."account" = "outer"."account"
    AND "orders"."at" >= "outer"."at"
  LEFT JOIN LATERAL (
    SELECT
      coalesce(sum("items"."quantity"), 0) AS "sum_1"
    FROM (SELECT "orders"."id" AS "id", "outer"."wanted" AS "wanted") AS "outer_2"
    JOIN "items" ON "items"."order_id" = "outer_2"."id"
      AND "items"."quantity" > "outer_2"."wanted"
  ) AS "related_2" ON TRUE
) AS "related_1" ON TRUE
GROUP BY 1
