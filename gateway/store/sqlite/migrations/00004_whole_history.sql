-- +goose Up

-- A command's proofs, as JSON, so that the whole history can be handed on and replayed.
ALTER TABLE command ADD COLUMN proofs BLOB NOT NULL DEFAULT '[]';

-- The register that a record belongs to, so that a register's records are read in the order of their keys.
ALTER TABLE record ADD COLUMN register TEXT NOT NULL DEFAULT '';
CREATE INDEX record_register ON record (register, key) WHERE register <> '';

-- What was read before has neither: the read model is filled again from block 0.
DELETE FROM written;
DELETE FROM record;
DELETE FROM command;
DELETE FROM tx;
DELETE FROM block;
DELETE FROM checkpoint;
DELETE FROM alarm;

-- +goose Down
DROP INDEX record_register;
ALTER TABLE record DROP COLUMN register;
ALTER TABLE command DROP COLUMN proofs;
