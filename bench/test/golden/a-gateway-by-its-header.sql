WITH
source AS (
  SELECT
    IF(t.`Rep` IS NULL OR REGEXP_CONTAINS(t.`Rep`, r'^\s*(?i:#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$'), '', TRIM(t.`Rep`)) AS rep,
    ((TRIM(REGEXP_REPLACE(LOWER(REGEXP_REPLACE(NORMALIZE(IF(t.`Rep` IS NULL OR REGEXP_CONTAINS(t.`Rep`, r'^\s*(?i:#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$'), '', TRIM(t.`Rep`)), NFKD), r'\p{M}+', '')), r'[^\p{L}\p{N}]+', ' ')) != '' OR REGEXP_CONTAINS(IFNULL(t.`Rep`, ''), r'^\s*[✓✔☑✅]\x{FE0F}?\s*$')) OR t.`First appointment` IS NOT NULL OR (TRIM(REGEXP_REPLACE(LOWER(REGEXP_REPLACE(NORMALIZE(IF(t.`Stage` IS NULL OR REGEXP_CONTAINS(t.`Stage`, r'^\s*(?i:#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$'), '', TRIM(t.`Stage`)), NFKD), r'\p{M}+', '')), r'[^\p{L}\p{N}]+', ' ')) != '' OR REGEXP_CONTAINS(IFNULL(t.`Stage`, ''), r'^\s*[✓✔☑✅]\x{FE0F}?\s*$')) OR t.`Close date` IS NOT NULL OR t.`Amount` IS NOT NULL OR t.`Proposal date` IS NOT NULL) AS filled,
    CAST(NULL AS INT64) AS wonFlag,
    CAST(NULL AS INT64) AS closedFlag,
    '' AS status,
    TRIM(REGEXP_REPLACE(LOWER(REGEXP_REPLACE(NORMALIZE(IF(t.`Stage` IS NULL OR REGEXP_CONTAINS(t.`Stage`, r'^\s*(?i:#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|ERROR!)|Loading\.\.\.)\s*$'), '', TRIM(t.`Stage`)), NFKD), r'\p{M}+', '')), r'[^\p{L}\p{N}]+', ' ')) AS stage,
    '' AS furthest,
    IF(t.`First appointment` IS NULL, 0, IFNULL(IF(DATE_DIFF(t.`First appointment`, DATE '1899-12-30', DAY) BETWEEN 20000 AND 80000, DATE_DIFF(t.`First appointment`, DATE '1899-12-30', DAY), -1), -1)) AS appointmentDay,
    IF(t.`Close date` IS NULL, 0, IFNULL(IF(DATE_DIFF(t.`Close date`, DATE '1899-12-30', DAY) BETWEEN 20000 AND 80000, DATE_DIFF(t.`Close date`, DATE '1899-12-30', DAY), -1), -1)) AS closeDay,
    0 AS wonDay,
    0 AS lostDay,
    CAST(IF(ABS(ROUND(SAFE_CAST(t.`Amount` AS NUMERIC) * 100)) <= 9007199254740991, ROUND(SAFE_CAST(t.`Amount` AS NUMERIC) * 100), NULL) AS INT64) AS cents,
    (t.`Amount` IS NOT NULL AND CAST(IF(ABS(ROUND(SAFE_CAST(t.`Amount` AS NUMERIC) * 100)) <= 9007199254740991, ROUND(SAFE_CAST(t.`Amount` AS NUMERIC) * 100), NULL) AS INT64) IS NULL) AS centsUnread,
    '' AS currency,
    IF(t.`Proposal date` IS NULL, 0, IFNULL(IF(DATE_DIFF(t.`Proposal date`, DATE '1899-12-30', DAY) BETWEEN 20000 AND 80000, DATE_DIFF(t.`Proposal date`, DATE '1899-12-30', DAY), -1), -1)) > 0 AS claim0,
    IF(t.`Proposal date` IS NULL, 0, IFNULL(IF(DATE_DIFF(t.`Proposal date`, DATE '1899-12-30', DAY) BETWEEN 20000 AND 80000, DATE_DIFF(t.`Proposal date`, DATE '1899-12-30', DAY), -1), -1)) AS proofDay0
  FROM `sales-crm-1`.`crm`.`deals` AS t
),
outcomes AS (
  SELECT *, CASE WHEN wonFlag = 1 THEN 'W' WHEN wonFlag = 0 AND closedFlag = 1 THEN 'L' WHEN status IN ('won', 'win', 'closed won', 'closedwon', 'signed', 'contract signed', 'gewonnen', 'abgeschlossen und gewonnen', 'ganho', 'ganha', 'negocio ganho', 'ganada', 'cerrado ganado', 'cerrada ganada', 'ferme gagne', 'gagnee', 'gagne', 'ganado', 'vinto', 'vyhrano', '受注') THEN 'W' WHEN status IN ('lost', 'loss', 'closed lost', 'closedlost', 'closed lost to competition', 'dead', 'disqualified', 'abandoned', 'canceled', 'cancelled', 'no decision', 'no business awarded', 'out sold', 'verloren', 'abgeschlossen und verloren', 'perdido', 'perdida', 'negocio perdido', 'cerrado perdido', 'cerrada perdida', 'ferme perdu', 'perdue', 'lose', 'perdu', 'perso', 'prohrano', '失注') THEN 'L' WHEN status IN ('open', 'in progress', 'active', 'ongoing') THEN 'O' WHEN stage IN ('won', 'win', 'closed won', 'closedwon', 'signed', 'contract signed', 'gewonnen', 'abgeschlossen und gewonnen', 'ganho', 'ganha', 'negocio ganho', 'ganada', 'cerrado ganado', 'cerrada ganada', 'ferme gagne', 'gagnee', 'gagne', 'ganado', 'vinto', 'vyhrano', '受注') THEN 'W' WHEN stage IN ('lost', 'loss', 'closed lost', 'closedlost', 'closed lost to competition', 'dead', 'disqualified', 'abandoned', 'canceled', 'cancelled', 'no decision', 'no business awarded', 'out sold', 'verloren', 'abgeschlossen und verloren', 'perdido', 'perdida', 'negocio perdido', 'cerrado perdido', 'cerrada perdida', 'ferme perdu', 'perdue', 'lose', 'perdu', 'perso', 'prohrano', '失注') THEN 'L' WHEN stage IN ('open', 'in progress', 'active', 'ongoing') THEN 'O' WHEN closedFlag = 1 AND wonFlag IS NULL THEN 'U' ELSE 'O' END AS outcome
  FROM source
  WHERE filled
),
closings AS (
  SELECT *, CASE WHEN outcome = 'W' AND wonDay > 0 THEN wonDay WHEN outcome = 'L' AND lostDay > 0 THEN lostDay ELSE closeDay END AS closedDay
  FROM outcomes
),
days AS (
  SELECT day, COUNT(*) AS n FROM (SELECT appointmentDay AS day FROM closings WHERE appointmentDay > 0 UNION ALL SELECT closedDay AS day FROM closings WHERE closedDay > 0 AND outcome IN ('W', 'L') UNION ALL SELECT proofDay0 AS day FROM closings WHERE proofDay0 > 0) GROUP BY day
),
runs AS (
  SELECT day, n, SUM(begins) OVER (ORDER BY day) AS run
  FROM (SELECT day, n, IF(day - LAG(day) OVER (ORDER BY day) > 1826, 1, 0) AS begins FROM days)
),
sizes AS (
  SELECT run, SUM(n) AS n, MIN(day) AS low, MAX(day) AS high FROM runs GROUP BY run
),
largest AS (
  SELECT run FROM sizes ORDER BY n DESC, run DESC LIMIT 1
),
strayRuns AS (
  SELECT low, high
  FROM sizes
  CROSS JOIN largest
  CROSS JOIN (SELECT SUM(n) AS n FROM sizes) AS everything
  WHERE sizes.run != largest.run AND sizes.n * 20 <= everything.n
),
stray AS (
  SELECT DISTINCT day
  FROM (SELECT appointmentDay AS day FROM closings WHERE appointmentDay > 0 UNION ALL SELECT closeDay AS day FROM closings WHERE closeDay > 0 UNION ALL SELECT wonDay AS day FROM closings WHERE wonDay > 0 UNION ALL SELECT lostDay AS day FROM closings WHERE lostDay > 0 UNION ALL SELECT proofDay0 AS day FROM closings WHERE proofDay0 > 0) AS every
  JOIN strayRuns ON every.day BETWEEN strayRuns.low AND strayRuns.high
),
sound AS (
  SELECT
    *,
    (claim0) AS claimed0,
    (outcome = 'W' OR (claim0)) AS passed0,
    FALSE AS unprovable0
  FROM (
    SELECT
      o.*,
      IF(s0.day IS NULL, o.appointmentDay, -1) AS appointment,
      IF(s1.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.closeDay, -1) AS closeSound,
      IF(s2.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.wonDay, -1) AS wonSound,
      IF(s3.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.lostDay, -1) AS lostSound,
      CASE WHEN outcome = 'W' AND IF(s2.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.wonDay, -1) > 0 THEN IF(s2.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.wonDay, -1) WHEN outcome = 'L' AND IF(s3.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.lostDay, -1) > 0 THEN IF(s3.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.lostDay, -1) ELSE IF(s1.day IS NULL OR o.outcome NOT IN ('W', 'L'), o.closeDay, -1) END AS closed,
      IF(s4.day IS NULL, o.proofDay0, -1) AS proof0,
      CASE WHEN o.furthest != '' AND NOT o.furthest IN ('won', 'win', 'closed won', 'closedwon', 'signed', 'contract signed', 'gewonnen', 'abgeschlossen und gewonnen', 'ganho', 'ganha', 'negocio ganho', 'ganada', 'cerrado ganado', 'cerrada ganada', 'ferme gagne', 'gagnee', 'gagne', 'ganado', 'vinto', 'vyhrano', '受注', 'lost', 'loss', 'closed lost', 'closedlost', 'closed lost to competition', 'dead', 'disqualified', 'abandoned', 'canceled', 'cancelled', 'no decision', 'no business awarded', 'out sold', 'verloren', 'abgeschlossen und verloren', 'perdido', 'perdida', 'negocio perdido', 'cerrado perdido', 'cerrada perdida', 'ferme perdu', 'perdue', 'lose', 'perdu', 'perso', 'prohrano', '失注') THEN o.furthest WHEN o.stage != '' AND NOT o.stage IN ('won', 'win', 'closed won', 'closedwon', 'signed', 'contract signed', 'gewonnen', 'abgeschlossen und gewonnen', 'ganho', 'ganha', 'negocio ganho', 'ganada', 'cerrado ganado', 'cerrada ganada', 'ferme gagne', 'gagnee', 'gagne', 'ganado', 'vinto', 'vyhrano', '受注', 'lost', 'loss', 'closed lost', 'closedlost', 'closed lost to competition', 'dead', 'disqualified', 'abandoned', 'canceled', 'cancelled', 'no decision', 'no business awarded', 'out sold', 'verloren', 'abgeschlossen und verloren', 'perdido', 'perdida', 'negocio perdido', 'cerrado perdido', 'cerrada perdida', 'ferme perdu', 'perdue', 'lose', 'perdu', 'perso', 'prohrano', '失注') THEN o.stage ELSE '' END AS reached
    FROM closings AS o
    LEFT JOIN stray AS s0 ON s0.day = o.appointmentDay
    LEFT JOIN stray AS s1 ON s1.day = o.closeDay
    LEFT JOIN stray AS s2 ON s2.day = o.wonDay
    LEFT JOIN stray AS s3 ON s3.day = o.lostDay
    LEFT JOIN stray AS s4 ON s4.day = o.proofDay0
  )
),
today AS (
  SELECT IF(MAX(day) > 0, MAX(day), MAX(appointment)) AS asOf
  FROM (
    SELECT appointment, IF(latest > 0, GREATEST(latest, appointment), 0) AS day
    FROM (SELECT appointment, GREATEST(IF(outcome IN ('W', 'L'), closed, 0), proof0, 0) AS latest FROM sound)
  )
),
told AS (
  SELECT
    *,
    counted AND appointment <= asOf AS isToDate,
    counted AND NOT unprovable0 AND asOf - appointment >= 30 AS mature0,
    isSale AND cents > 0 AS hasSize,
    isSale AND cents > 0 AND currency != '' AS hasCurrency,
    isSale AND closed > 0 AND appointment > 0 AND closed >= appointment AS hasCycle,
    appointment > 0 AND appointment BETWEEN asOf - 90 AND asOf AS hasDay,
    closed - appointment AS cycle,
    IF(cents > 0, cents + DIV(step, 2) - MOD(cents + DIV(step, 2), step), 0) AS size
  FROM (
    SELECT
      sound.*,
      today.asOf,
      CASE WHEN cents < 100 THEN 1 WHEN cents < 1000 THEN 10 WHEN cents < 10000 THEN 100 WHEN cents < 100000 THEN 1000 WHEN cents < 1000000 THEN 10000 WHEN cents < 10000000 THEN 100000 WHEN cents < 100000000 THEN 1000000 WHEN cents < 1000000000 THEN 10000000 WHEN cents < 10000000000 THEN 100000000 WHEN cents < 100000000000 THEN 1000000000 WHEN cents < 1000000000000 THEN 10000000000 WHEN cents < 10000000000000 THEN 100000000000 WHEN cents < 100000000000000 THEN 1000000000000 WHEN cents < 1000000000000000 THEN 10000000000000 ELSE 100000000000000 END AS step,
      appointment > 0 AND appointment BETWEEN 0 AND 9999999 AS counted,
      outcome IN ('W', 'L') AND IF(closed > 0, IF(closed BETWEEN 0 AND 9999999, 0, -1), 0) = 0 AS inRatio,
      outcome IN ('W', 'L') AND IF(closed > 0, IF(closed BETWEEN 0 AND 9999999, 0, -1), 0) = 0 AS isDecision,
      outcome = 'W' AND IF(closed > 0, IF(closed BETWEEN 0 AND 9999999, 0, -1), 0) = 0 AS isSale
    FROM sound CROSS JOIN today
  )
),
bySize AS (
  SELECT rep, CONCAT('[', STRING_AGG(CONCAT('[', CAST(size AS STRING), ',', CAST(n AS STRING), ']'), ',' ORDER BY size), ']') AS pairs
  FROM (SELECT rep, size, COUNT(*) AS n FROM told WHERE hasSize GROUP BY rep, size)
  GROUP BY rep
),
byCurrency AS (
  SELECT rep, CONCAT('[', STRING_AGG(CONCAT('[', TO_JSON_STRING(currency), ',', CAST(n AS STRING), ']'), ',' ORDER BY currency), ']') AS pairs
  FROM (SELECT rep, currency, COUNT(*) AS n FROM told WHERE hasCurrency GROUP BY rep, currency)
  GROUP BY rep
),
byCycle AS (
  SELECT rep, CONCAT('[', STRING_AGG(CONCAT('[', CAST(cycle AS STRING), ',', CAST(n AS STRING), ']'), ',' ORDER BY cycle), ']') AS pairs
  FROM (SELECT rep, cycle, COUNT(*) AS n FROM told WHERE hasCycle GROUP BY rep, cycle)
  GROUP BY rep
),
byDay AS (
  SELECT rep, CONCAT('[', STRING_AGG(CONCAT('[', CAST(appointment AS STRING), ',', CAST(n AS STRING), ']'), ',' ORDER BY appointment), ']') AS pairs
  FROM (SELECT rep, appointment, COUNT(*) AS n FROM told WHERE hasDay GROUP BY rep, appointment)
  GROUP BY rep
),
totals AS (
  SELECT
    rep,
    asOf,
    COUNT(*) AS allRows,
    IFNULL(MIN(IF(appointment > 0, appointment, NULL)), 0) AS earliest,
    COUNTIF(outcome = 'L') AS lostRows,
    COUNTIF(outcome = 'L' AND unprovable0) AS unprovable0,
    COUNTIF(outcome = 'U') AS unknown,
    COUNTIF(counted) AS appointments,
    COUNTIF(isToDate) AS toDate,
    COUNTIF(mature0) AS matured0,
    COUNTIF(mature0 AND passed0) AS passes0,
    COUNTIF(inRatio AND outcome = 'W') AS won,
    COUNTIF(inRatio AND outcome = 'L') AS lost,
    COUNTIF(inRatio AND outcome = 'L' AND passed0) AS lostPassed,
    COUNTIF(isDecision) AS decisions,
    COUNTIF(isSale) AS sales,
    COUNTIF(hasSize) AS priced,
    IFNULL(SUM(IF(hasSize, cents, 0)), 0) AS cents,
    COUNTIF(appointment = -1) AS unread0,
    COUNTIF(closeSound = -1) AS unread1,
    COUNTIF(centsUnread) AS unread2
  FROM told
  GROUP BY rep, asOf
)
SELECT
  *,
  SUBSTR(TO_HEX(SHA256(CONCAT(CAST(`Tally_version` AS STRING), '\n', CAST(`Rep` AS STRING), '\n', CAST(`Rows` AS STRING), '\n', CAST(`Earliest_appointment` AS STRING), '\n', CAST(`Lost_rows` AS STRING), '\n', CAST(`Not_provable` AS STRING), '\n', CAST(`Closed_unknown` AS STRING), '\n', CAST(`First_appointments` AS STRING), '\n', CAST(`Appointments_to_date` AS STRING), '\n', CAST(`Matured` AS STRING), '\n', CAST(`Passed` AS STRING), '\n', CAST(`Won` AS STRING), '\n', CAST(`Lost` AS STRING), '\n', CAST(`Lost_after_the_gateway` AS STRING), '\n', CAST(`Decisions` AS STRING), '\n', CAST(`Sales` AS STRING), '\n', CAST(`Priced_sales` AS STRING), '\n', CAST(`Revenue` AS STRING), '\n', CAST(`Amounts` AS STRING), '\n', CAST(`Currencies` AS STRING), '\n', CAST(`Cycles` AS STRING), '\n', CAST(`Recent_days` AS STRING), '\n', CAST(`Revenue_since_start` AS STRING), '\n', CAST(`As_of` AS STRING), '\n', CAST(`From` AS STRING), '\n', CAST(`To` AS STRING), '\n', CAST(`Made_by` AS STRING), '\n', CAST(`Unreadable` AS STRING), '\n', CAST(`Lines` AS STRING)))), 1, 8) AS `Check`
FROM (
  SELECT
    1 AS `Tally_version`,
    t.rep AS `Rep`,
    t.allRows AS `Rows`,
    t.earliest AS `Earliest_appointment`,
    t.lostRows AS `Lost_rows`,
    CONCAT('[', CAST(t.unprovable0 AS STRING), ']') AS `Not_provable`,
    t.unknown AS `Closed_unknown`,
    t.appointments AS `First_appointments`,
    t.toDate AS `Appointments_to_date`,
    CONCAT('[', CAST(t.matured0 AS STRING), ']') AS `Matured`,
    CONCAT('[', CAST(t.passes0 AS STRING), ']') AS `Passed`,
    t.won AS `Won`,
    t.lost AS `Lost`,
    t.lostPassed AS `Lost_after_the_gateway`,
    t.decisions AS `Decisions`,
    t.sales AS `Sales`,
    t.priced AS `Priced_sales`,
    CAST(t.cents AS NUMERIC) / 100 AS `Revenue`,
    IFNULL(bySize.pairs, '[]') AS `Amounts`,
    IFNULL(byCurrency.pairs, '[]') AS `Currencies`,
    IFNULL(byCycle.pairs, '[]') AS `Cycles`,
    IFNULL(byDay.pairs, '[]') AS `Recent_days`,
    '' AS `Revenue_since_start`,
    t.asOf AS `As_of`,
    '' AS `From`,
    '' AS `To`,
    '{"gateways":[["Proposal date","Proposal",true]],"knows":["First appointments","Gateway ratio","Close ratio","Sales","Revenue","Average sale","Sales cycle"],"settings":"245824ae9978"}' AS `Made_by`,
    CONCAT('[', '["First appointment",', CAST(t.unread0 AS STRING), ']', ',', '["Close date",', CAST(t.unread1 AS STRING), ']', ',', '["Amount",', CAST(t.unread2 AS STRING), ']', ']') AS `Unreadable`,
    COUNT(*) OVER () AS `Lines`
  FROM totals AS t
  LEFT JOIN bySize ON bySize.rep = t.rep
  LEFT JOIN byCurrency ON byCurrency.rep = t.rep
  LEFT JOIN byCycle ON byCycle.rep = t.rep
  LEFT JOIN byDay ON byDay.rep = t.rep
)
ORDER BY Rep
