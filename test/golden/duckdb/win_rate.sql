SELECT
  count(*) FILTER (WHERE "crm_opportunities"."deal_stage" = $1::VARCHAR) AS "count_1",
  count(*) FILTER (WHERE "crm_opportunities"."deal_stage" IN ($1::VARCHAR, $2::VARCHAR)) AS "count_2"
FROM "crm_opportunities"
WHERE "crm_opportunities"."close_date" >= $3::DATE
  AND "crm_opportunities"."close_date" < $4::DATE
-- $1 = "Won" (text)
-- $2 = "Lost" (text)
-- $3 = "2017-01-01" (date)
-- $4 = "2018-01-01" (date)
