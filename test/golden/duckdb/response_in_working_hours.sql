SELECT
  favg(list_transform([list_reduce(list_transform(list_transform(["tickets"."opened_at", "tickets"."answered_at"], lambda v_10: timezone($1::VARCHAR, v_10)), lambda v_13: list_transform([CAST(v_13 AS DATE)], lambda v_14: list_transform([len(list_filter(CAST($2::VARCHAR AS DATE[]), lambda v_15: v_15 < v_14))], lambda v_16: list_transform([((CASE WHEN CAST($2::VARCHAR AS DATE[])[v_16 + 1] = v_14 THEN epoch_us(v_14) ELSE epoch_us(v_13) END + 259200000000) % 604800000000 + 604800000000) % 604800000000], lambda v_17: (CASE WHEN CAST($2::VARCHAR AS DATE[])[v_16 + 1] = v_14 THEN epoch_us(v_14) ELSE epoch_us(v_13) END + 259200000000 - v_17) // 604800000000 * $4::BIGINT + greatest(least(v_17, $5::BIGINT) - $6::BIGINT, 0) + greatest(least(v_17, $7::BIGINT) - $8::BIGINT, 0) + greatest(least(v_17, $9::BIGINT) - $10::BIGINT, 0) + greatest(least(v_17, $11::BIGINT) - $12::BIGINT, 0) + greatest(least(v_17, $13::BIGINT) - $14::BIGINT, 0))[1] - CAST($3::VARCHAR AS BIGINT[])[v_16 + 1])[1])[1]), lambda v_11, v_12: v_12 - v_11)], lambda v_18: CASE WHEN "tickets"."opened_at" <= "tickets"."answered_at" THEN greatest(v_18, 0) WHEN "tickets"."opened_at" > "tickets"."answered_at" THEN least(v_18, 0) END / 60000000)[1]) AS "avg_1"
FROM "tickets"
-- $1 = "Europe/Minsk" (text)
-- $2 = "[2025-01-07]" (text)
-- $3 = "[0, 32400000000]" (text)
-- $4 = "162000000000" (integer)
-- $5 = "64800000000" (integer)
-- $6 = "32400000000" (integer)
-- $7 = "151200000000" (integer)
-- $8 = "118800000000" (integer)
-- $9 = "237600000000" (integer)
-- $10 = "205200000000" (integer)
-- $11 = "324000000000" (integer)
-- $12 = "291600000000" (integer)
-- $13 = "410400000000" (integer)
-- $14 = "378000000000" (integer)
