-- +goose Up

-- The values are too large for a table that is its own index: ten thousand of them stood in a tree of seven levels.
CREATE TABLE personal_rows (
    key        TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL,
    issuer     TEXT    NOT NULL,
    party      TEXT    NOT NULL,
    commitment TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    identifier TEXT    NOT NULL,
    value      BLOB    NOT NULL,
    own        INTEGER NOT NULL,
    since      INTEGER NOT NULL
);
INSERT INTO personal_rows (key, kind, issuer, party, commitment, name, identifier, value, own, since)
    SELECT key, kind, issuer, party, commitment, name, identifier, value, own, since FROM personal;

CREATE TABLE owed_rows (
    key  TEXT NOT NULL REFERENCES personal_rows (key) ON DELETE CASCADE,
    home TEXT NOT NULL,
    PRIMARY KEY (key, home)
) WITHOUT ROWID;
INSERT INTO owed_rows (key, home) SELECT key, home FROM owed;

DROP TABLE owed;
DROP TABLE personal;
ALTER TABLE owed_rows RENAME TO owed;
ALTER TABLE personal_rows RENAME TO personal;
CREATE INDEX personal_commitment ON personal (commitment);
CREATE INDEX personal_person ON personal (issuer, identifier, name) WHERE kind = 'entry';
CREATE INDEX owed_home ON owed (home);
