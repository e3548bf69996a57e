-- +goose Up

-- What staged acts make counts once they are closed, and lots until an act on the class replaces them.
ALTER TABLE record ADD COLUMN staged TEXT NOT NULL DEFAULT '';
ALTER TABLE record ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;
CREATE INDEX record_staged ON record (staged) WHERE staged <> '';
CREATE INDEX entry_live ON record (issuer, live) WHERE kind = 'entry';

-- What was read before has none of them: the read model is filled again from block 0.
DELETE FROM written;
DELETE FROM record;
DELETE FROM command;
DELETE FROM tx;
DELETE FROM block;
DELETE FROM checkpoint;
DELETE FROM alarm;

-- +goose Down
DROP INDEX entry_live;
DROP INDEX record_staged;
ALTER TABLE record DROP COLUMN counted;
ALTER TABLE record DROP COLUMN epoch;
ALTER TABLE record DROP COLUMN staged;
