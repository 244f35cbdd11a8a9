-- The free movement of workers in the European Union, written by hand for DuckDB: what examples/eu-free-movement.regime says, for the bench of tables (npm run bench:batch).
WITH member(code, since, until, in_eu) AS (VALUES
  ('BE', DATE '1958-01-01', DATE '9999-12-31', TRUE), ('DE', DATE '1958-01-01', DATE '9999-12-31', TRUE), ('FR', DATE '1958-01-01', DATE '9999-12-31', TRUE),
  ('IT', DATE '1958-01-01', DATE '9999-12-31', TRUE), ('LU', DATE '1958-01-01', DATE '9999-12-31', TRUE), ('NL', DATE '1958-01-01', DATE '9999-12-31', TRUE),
  ('DK', DATE '1973-01-01', DATE '9999-12-31', TRUE), ('IE', DATE '1973-01-01', DATE '9999-12-31', TRUE), ('GB', DATE '1973-01-01', DATE '2020-12-31', TRUE),
  ('GR', DATE '1981-01-01', DATE '9999-12-31', TRUE), ('ES', DATE '1986-01-01', DATE '9999-12-31', TRUE), ('PT', DATE '1986-01-01', DATE '9999-12-31', TRUE),
  ('AT', DATE '1994-01-01', DATE '9999-12-31', TRUE), ('FI', DATE '1994-01-01', DATE '9999-12-31', TRUE), ('SE', DATE '1994-01-01', DATE '9999-12-31', TRUE),
  ('NO', DATE '1994-01-01', DATE '9999-12-31', FALSE), ('IS', DATE '1994-01-01', DATE '9999-12-31', FALSE),
  ('CY', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('CZ', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('EE', DATE '2004-05-01', DATE '9999-12-31', TRUE),
  ('HU', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('LT', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('LV', DATE '2004-05-01', DATE '9999-12-31', TRUE),
  ('MT', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('PL', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('SI', DATE '2004-05-01', DATE '9999-12-31', TRUE),
  ('SK', DATE '2004-05-01', DATE '9999-12-31', TRUE), ('BG', DATE '2007-01-01', DATE '9999-12-31', TRUE), ('RO', DATE '2007-01-01', DATE '9999-12-31', TRUE),
  ('HR', DATE '2013-07-01', DATE '9999-12-31', TRUE)),
ruled_groups(name, codes) AS (VALUES
  ('EU9', ['BE','DE','FR','IT','LU','NL','DK','GB','IE']), ('Iberia', ['ES','PT']), ('A8', ['CZ','EE','HU','LT','LV','PL','SI','SK']), ('A2', ['BG','RO']), ('GR', ['GR']), ('HR', ['HR'])),
restriction(hosts, origins, since, until) AS (VALUES
  (['BE','DE','FR','IT','LU','NL','DK','GB','IE'], 'GR', DATE '1981-01-01', DATE '1987-12-31'),
  (['BE','DE','DK','FR','GB','GR','IE','IT','NL'], 'Iberia', DATE '1986-01-01', DATE '1991-12-31'), (['LU'], 'Iberia', DATE '1986-01-01', DATE '1992-12-31'),
  (['ES','FI','GR','PT'], 'A8', DATE '2004-05-01', DATE '2006-04-30'), (['IT'], 'A8', DATE '2004-05-01', DATE '2006-07-26'), (['NL'], 'A8', DATE '2004-05-01', DATE '2007-04-30'),
  (['LU'], 'A8', DATE '2004-05-01', DATE '2007-10-31'), (['FR'], 'A8', DATE '2004-05-01', DATE '2008-06-30'), (['BE','DK'], 'A8', DATE '2004-05-01', DATE '2009-04-30'),
  (['AT','DE'], 'A8', DATE '2004-05-01', DATE '2011-04-30'), (['DK','ES','GR','HU','PT'], 'A2', DATE '2007-01-01', DATE '2008-12-31'),
  (['AT','BE','DE','FR','GB','IE','IT','LU','MT','NL'], 'A2', DATE '2007-01-01', DATE '2013-12-31'),
  (['BE','CY','DE','ES','FR','GR','IT','LU'], 'HR', DATE '2013-07-01', DATE '2015-06-30'), (['GB','MT','NL','SI'], 'HR', DATE '2013-07-01', DATE '2018-06-30'),
  (['AT'], 'HR', DATE '2013-07-01', DATE '2020-06-30')),
pairs AS (SELECT h.host, o.origin, r.since, r.until FROM restriction r, unnest(r.hosts) AS h(host), ruled_groups g, unnest(g.codes) AS o(origin) WHERE g.name = r.origins),
facts AS (
  SELECT p.id, p.host, p.origin, p.mover, p."on" AS day,
    h.code IS NOT NULL AND p.host <> p.origin AS bound, o.code IS NOT NULL AS from_member, COALESCE(h.in_eu, FALSE) AS host_in_eu,
    t.host IS NOT NULL AS restricted, m.host IS NOT NULL AS mirrored,
    p.mover IN ('Worker', 'Seasonal', 'FrontierWorker', 'SkilledWorker', 'IntraCorporateTransferee') AS worker, p.mover = 'SelfEmployed' AS self_employed,
    p.mover IN ('ServiceProvider', 'PostedWorker', 'ContractProfessional') AS provider, p.mover IN ('Student', 'Inactive') AS student,
    COALESCE("presentThreat", FALSE) AS threat, COALESCE("publicService", FALSE) AS public_post, COALESCE("employedForYear", FALSE) AS employed,
    COALESCE("resources", FALSE) AND COALESCE("insured", FALSE) AS provided, COALESCE("seriousGrounds", FALSE) AS serious, COALESCE("months of Reside", 0) AS months,
    (p."on" >= DATE '2011-08-11' AND COALESCE("held Work in ES on 2011-08-11", FALSE)) OR COALESCE("jobseekerInAugust2011", FALSE) AS spared,
    COALESCE("held Reside in host on 2020-12-31", FALSE) AS resided
  FROM people p
  LEFT JOIN member h ON h.code = p.host AND p."on" BETWEEN h.since AND h.until
  LEFT JOIN member o ON o.code = p.origin AND p."on" BETWEEN o.since AND o.until
  LEFT JOIN pairs t ON t.host = p.host AND t.origin = p.origin AND p."on" BETWEEN t.since AND t.until
  LEFT JOIN pairs m ON m.host = p.origin AND m.origin = p.host AND m.origin = 'HR' AND p."on" BETWEEN m.since AND m.until),
rules AS (
  SELECT *, bound AND from_member AND worker AS workers, bound AND from_member AND self_employed AS establishment, bound AND from_member AND provider AS services,
    bound AND from_member AND student AND provided AND day >= DATE '2006-04-30' AS students,
    bound AND host_in_eu AND origin = 'GB' AND worker AND resided AND day >= DATE '2021-01-01' AS stays,
    -- a right to work is refused by the transition, by its mirror or by the safeguard; the mirror counts where the other side's refusal is not lifted or softened
    (restricted AND NOT employed) OR (mirrored AND NOT employed AND day BETWEEN DATE '2013-07-01' AND DATE '2020-06-30')
      OR (host = 'ES' AND origin = 'RO' AND day BETWEEN DATE '2011-08-11' AND DATE '2013-12-31' AND NOT spared) AS closed
  FROM facts)
SELECT id,
  CASE WHEN stays OR ((workers OR establishment OR services OR students) AND NOT threat) THEN 'granted' WHEN workers OR establishment OR services OR students THEN 'discretionary' ELSE 'silent' END AS "Enter",
  CASE WHEN stays OR ((workers OR establishment OR students) AND NOT threat) THEN 'granted' WHEN workers OR establishment OR students THEN 'discretionary' ELSE 'silent' END AS "Reside",
  CASE WHEN stays THEN 'granted' WHEN NOT workers THEN 'silent' WHEN closed THEN 'denied' WHEN threat OR public_post THEN 'discretionary' ELSE 'granted' END AS "Work",
  CASE WHEN NOT establishment THEN 'silent' WHEN threat THEN 'discretionary' ELSE 'granted' END AS "Establish",
  CASE WHEN NOT services THEN 'silent' WHEN threat THEN 'discretionary' ELSE 'granted' END AS "ProvideServices",
  CASE WHEN stays THEN 'granted' WHEN NOT workers THEN 'silent' WHEN closed THEN 'denied' WHEN threat THEN 'discretionary' ELSE 'granted' END AS "ChangeEmployer",
  CASE WHEN workers OR stays THEN 'granted' ELSE 'silent' END AS "EqualTreatment",
  CASE WHEN NOT (workers OR establishment OR (bound AND from_member AND student)) OR months < 60 OR day < DATE '2006-04-30' THEN 'silent' WHEN serious THEN 'discretionary' ELSE 'granted' END AS "PermanentResidence",
  CASE WHEN NOT (workers OR establishment) OR day < DATE '2006-04-30' THEN 'silent' WHEN threat THEN 'discretionary' ELSE 'granted' END AS "FamilyReunification",
  CASE WHEN workers OR stays THEN 'granted' ELSE 'silent' END AS "SocialAdvantages",
  CASE WHEN workers OR establishment THEN 'granted' ELSE 'silent' END AS "SocialSecurity"
FROM rules
