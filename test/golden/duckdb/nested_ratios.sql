SELECT
  CASE WHEN "a ""quoted"" table"."x" / nullif("a ""quoted"" table"."y" - "a ""quoted"" table"."z", 0) < $1::DOUBLE THEN 1 WHEN "a ""quoted"" table"."x" / nullif("a ""quoted"" table"."y" - "a ""quoted"" table"."z", 0) < $2::DOUBLE THEN 2 WHEN "a ""quoted"" table"."x" / nullif("a ""quoted"" table"."y" - "a ""quoted"" table"."z", 0) >= $2::DOUBLE THEN 3 END AS "size",
  max(CASE WHEN ("a ""quoted"" table"."x" + $3::DOUBLE) * -"a ""quoted"" table"."y" >= 0 THEN sqrt(("a ""quoted"" table"."x" + $3::DOUBLE) * -"a ""quoted"" table"."y") END) AS "max_1"
FROM "a ""quoted"" table"
GROUP BY 1
-- $1 = "10" (number)
-- $2 = "99.5" (number)
-- $3 = "1e3" (number)
