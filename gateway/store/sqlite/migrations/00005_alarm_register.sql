-- +goose Up

-- The register that an unexplained write is in; empty where it is in none.
ALTER TABLE alarm ADD COLUMN register TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE alarm DROP COLUMN register;
