-- Bulk actions write these by the thousand and they are read once or twice: compressing them takes longer than writing them.
ALTER TABLE bulk_block ALTER COLUMN item_ids SET STORAGE EXTERNAL;
ALTER TABLE change_log ALTER COLUMN item_ids SET STORAGE EXTERNAL;
