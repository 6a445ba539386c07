-- What has to hold after the baseline. Each row that comes back is a fault; none means that all is well.

-- Rows of these tables can be added only: a guard each against changing and deleting.
WITH guarded (guarded_table) AS (
  VALUES ('journal_entries'), ('journal_lines'), ('sale_postings'), ('audit_trail'), ('seals'),
  ('stock_movements'), ('parties'), ('revenue_rules'), ('revenue_rule_steps'),
  ('break_steps'), ('household_events')
), verbs (verb) AS (VALUES ('update'), ('delete'))
SELECT 'missing trigger tr_' || guarded_table || '_no_' || verb AS Value
FROM guarded CROSS JOIN verbs
WHERE NOT EXISTS (
  SELECT 1 FROM sqlite_master
  WHERE type = 'trigger' AND tbl_name = guarded_table AND name = 'tr_' || guarded_table || '_no_' || verb
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

-- Every account is kept as its lines add up.
SELECT 'account ' || account_code || ' is kept ' || SUM(fen) || ' fen away from its lines' AS Value
FROM (
  SELECT cooperative_id, account_code, debit_fen - credit_fen AS fen FROM account_balances
  UNION ALL
  SELECT cooperative_id, account_code, -amount_fen FROM journal_lines
) AS both_sides
GROUP BY cooperative_id, account_code
HAVING SUM(fen) <> 0;

-- So is what each household has on one.
SELECT 'household ' || household_id || ' is kept ' || SUM(fen) || ' fen away from its lines on '
  || account_code AS Value
FROM (
  SELECT household_id, account_code, debit_fen - credit_fen AS fen FROM household_balances
  UNION ALL
  SELECT household_id, account_code, -amount_fen FROM journal_lines WHERE household_id IS NOT NULL
) AS both_sides
GROUP BY household_id, account_code
HAVING SUM(fen) <> 0
LIMIT 10;

-- Every stock is what its movements add up to.
SELECT 'SKU ' || sku_id || ' holds ' || SUM(pieces) || ' more than its movements' AS Value
FROM (
  SELECT id AS sku_id, stock AS pieces FROM skus UNION ALL SELECT sku_id, -pieces FROM stock_movements
) AS both_sides
GROUP BY sku_id
HAVING SUM(pieces) <> 0
LIMIT 10;
