-- What has to hold after the baseline. Each row that comes back is a fault; none means that all is well.

-- Rows of these tables can be added only: a guard each against changing and deleting.
SELECT CONCAT('missing trigger tr_', guarded.name, '_no_', verbs.verb) AS Value
FROM (
  SELECT 'journal_entries' AS name UNION SELECT 'journal_lines' UNION SELECT 'sale_postings'
  UNION SELECT 'audit_trail' UNION SELECT 'seals' UNION SELECT 'stock_movements'
  UNION SELECT 'parties' UNION SELECT 'revenue_rules' UNION SELECT 'revenue_rule_steps'
  UNION SELECT 'break_steps' UNION SELECT 'household_events'
) AS guarded CROSS JOIN (SELECT 'update' AS verb UNION SELECT 'delete') AS verbs
LEFT JOIN information_schema.triggers AS found
  ON found.trigger_schema = DATABASE() AND found.event_object_table = guarded.name
  AND found.trigger_name = CONCAT('tr_', guarded.name, '_no_', verbs.verb)
WHERE found.trigger_name IS NULL;

-- Case, accents, width and trailing spaces count: the second name is what MySQL calls the same.
SELECT CONCAT('text is not compared exactly in ', table_name, '.', column_name, ' (', collation_name, ')') AS Value
FROM information_schema.columns
WHERE table_schema = DATABASE() AND collation_name IS NOT NULL
  AND collation_name NOT IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin') AND table_name <> '__EFMigrationsHistory';

-- Every table can be rolled back.
SELECT CONCAT('no transactions in ', table_name, ' (', engine, ')') AS Value
FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB';

-- Every journal entry sums to zero.
SELECT CONCAT('journal entry ', entry_id, ' sums to ', SUM(amount_fen), ' fen') AS Value
FROM journal_lines
GROUP BY entry_id
HAVING SUM(amount_fen) <> 0
LIMIT 10;

-- Every account is kept as its lines add up.
SELECT CONCAT('account ', account_code, ' is kept ', SUM(fen), ' fen away from its lines') AS Value
FROM (
  SELECT cooperative_id, account_code, debit_fen - credit_fen AS fen FROM account_balances
  UNION ALL
  SELECT cooperative_id, account_code, -amount_fen FROM journal_lines
) AS both_sides
GROUP BY cooperative_id, account_code
HAVING SUM(fen) <> 0;

-- So is what each household has on one.
SELECT CONCAT('household ', household_id, ' is kept ', SUM(fen), ' fen away from its lines on ', account_code) AS Value
FROM (
  SELECT household_id, account_code, debit_fen - credit_fen AS fen FROM household_balances
  UNION ALL
  SELECT household_id, account_code, -amount_fen FROM journal_lines WHERE household_id IS NOT NULL
) AS both_sides
GROUP BY household_id, account_code
HAVING SUM(fen) <> 0
LIMIT 10;

-- Every stock is what its movements add up to.
SELECT CONCAT('SKU ', sku_id, ' holds ', SUM(pieces), ' more than its movements') AS Value
FROM (
  SELECT id AS sku_id, stock AS pieces FROM skus UNION ALL SELECT sku_id, -pieces FROM stock_movements
) AS both_sides
GROUP BY sku_id
HAVING SUM(pieces) <> 0
LIMIT 10;
