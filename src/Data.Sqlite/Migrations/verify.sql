-- What has to hold after the baseline. Each row that comes back is a fault; none means that all is well.

-- Rows of these tables can be added only: a guard each against changing and deleting.
WITH guarded (name) AS (
  VALUES ('journal_entries'), ('journal_lines'), ('line_settlements'), ('audit_trail'), ('seals')
), verbs (verb) AS (VALUES ('update'), ('delete'))
SELECT 'missing trigger tr_' || name || '_no_' || verb AS Value
FROM guarded CROSS JOIN verbs
WHERE NOT EXISTS (
  SELECT 1 FROM sqlite_master
  WHERE type = 'trigger' AND tbl_name = name AND sqlite_master.name = 'tr_' || guarded.name || '_no_' || verb
);

-- SQLite compares exactly unless a column or an index is told otherwise.
SELECT 'text is not compared exactly in ' || name AS Value
FROM sqlite_master
WHERE sql LIKE '%COLLATE%';

-- Every journal entry sums to zero.
SELECT 'journal entry ' || entry_id || ' sums to ' || SUM(amount_fen) || ' fen' AS Value
FROM journal_lines
GROUP BY entry_id
HAVING SUM(amount_fen) <> 0
LIMIT 10;
