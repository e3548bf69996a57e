-- +goose Up

-- How many shares a lot is, so that a register adds up without reading its lots. Its provenance is its state.
ALTER TABLE record ADD COLUMN quantity INTEGER NOT NULL DEFAULT 0;
CREATE INDEX lot_sum ON record (issuer, live, class, state, quantity) WHERE kind = 'lot';

-- An entry is found by the commitment to its data.
ALTER TABLE record ADD COLUMN commitment TEXT NOT NULL DEFAULT '';
CREATE INDEX entry_commitment ON record (commitment) WHERE kind = 'entry';

-- Without figures SQLite would rather go through all records of a kind than use a kind's own index for a few of them.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('record', 'record_kind', '1000000 50000');

-- What was read before has neither: the read model is filled again from block 0.
DELETE FROM written;
DELETE FROM record;
DELETE FROM command;
DELETE FROM tx;
DELETE FROM block;
DELETE FROM checkpoint;
DELETE FROM alarm;

-- +goose Down
DELETE FROM sqlite_stat1 WHERE idx = 'record_kind';
DROP INDEX lot_sum;
ALTER TABLE record DROP COLUMN quantity;
DROP INDEX entry_commitment;
ALTER TABLE record DROP COLUMN commitment;
