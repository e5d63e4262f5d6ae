SELECT
  favg($1::DOUBLE - "crm_opportunities"."close_value" / nullif("product"."sales_price", 0)) FILTER (WHERE "crm_opportunities"."deal_stage" = $2::VARCHAR) AS "avg_1"
FROM "crm_opportunities"
LEFT JOIN "crm_products" AS "product" ON "product"."product" = "crm_opportunities"."product"
WHERE "crm_opportunities"."close_date" IS NOT NULL
-- $1 = "1" (number)
-- $2 = "Won" (text)
