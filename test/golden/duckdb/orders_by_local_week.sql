SELECT
  CAST(date_trunc('week', make_timestamp(epoch_us("sent_orders"."ordered_at") + $1::BIGINT)) AS DATE) AS "bucket",
  first("sent_orders"."status" ORDER BY "sent_orders"."ordered_at" DESC, "sent_orders"."id" DESC) FILTER (WHERE "sent_orders"."status" IS NOT NULL) AS "last_1",
  fsum("sent_orders"."rating" * CAST("sent_orders"."amount" AS DOUBLE)) FILTER (WHERE NOT ("sent_orders"."status" IS NULL OR starts_with("sent_orders"."status", $2::VARCHAR))) / nullif(fsum(CAST("sent_orders"."amount" AS DOUBLE)) FILTER (WHERE "sent_orders"."rating" IS NOT NULL AND NOT ("sent_orders"."status" IS NULL OR starts_with("sent_orders"."status", $2::VARCHAR))), 0) AS "weighted_avg_1"
FROM "sent_orders"
LEFT JOIN "customers" AS "customer" ON "customer"."id" = "sent_orders"."customer_id"
LEFT JOIN "people" AS "customer.person" ON "customer.person"."country" = "customer"."country" AND "customer.person"."number" = "customer"."passport"
WHERE "sent_orders"."ordered_at" >= $3::TIMESTAMPTZ
  AND "sent_orders"."ordered_at" < $4::TIMESTAMPTZ
  AND timezone($5::VARCHAR, "sent_orders"."ordered_at") < CAST("customer.person"."registered_on" + $6::BIGINT * INTERVAL '1 month' AS DATE)
GROUP BY 1
-- $1 = "10800000000" (integer)
-- $2 = "can't" (text)
-- $3 = "2017-01-01T21:00:00Z" (timestamp)
-- $4 = "2017-01-15T21:00:00Z" (timestamp)
-- $5 = "Europe/Minsk" (text)
-- $6 = "1" (integer)
