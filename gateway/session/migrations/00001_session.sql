-- +goose Up

-- Sessions, under the hash of their token.
CREATE TABLE session (
    token  TEXT    PRIMARY KEY,
    data   BLOB    NOT NULL,
    -- Unix time in seconds.
    expiry INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_expiry ON session (expiry);
