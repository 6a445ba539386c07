-- Prints one GRANT a table for the app's user. The journal, the settlements that it rests on, the trail, the seals over
-- them, the movements of stock, the rules that sales are split by, the history of breaks and what became of households
-- get no UPDATE and no DELETE: a correction is a further row, and a stolen app password can't rewrite the books.
-- Triggers refuse the same; the grant holds even if somebody drops a trigger.
SELECT CONCAT(
  'GRANT ',
  CASE
    WHEN table_name IN ('journal_entries', 'journal_lines', 'sale_postings', 'audit_trail', 'seals',
      'stock_movements', 'parties', 'revenue_rules', 'revenue_rule_steps', 'break_steps',
      'household_events')
      THEN 'SELECT, INSERT'
    WHEN table_name IN ('__EFMigrationsHistory', 'erased_villages') THEN 'SELECT'
    ELSE 'SELECT, INSERT, UPDATE, DELETE'
  END,
  ' ON `', table_schema, '`.`', table_name, '` TO ''village_app''@''%'';')
FROM information_schema.tables
WHERE table_schema = 'village' AND table_type = 'BASE TABLE'
ORDER BY table_name;
