-- +goose Up

-- Parties that are not on the ledger yet, as they introduced themselves here.
CREATE TABLE newcomer (
    party TEXT    PRIMARY KEY,
    -- Their homes and keys, in JSON.
    data  BLOB    NOT NULL,
    -- When they logged in last; Unix time in seconds.
    seen  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX newcomer_seen ON newcomer (seen);
