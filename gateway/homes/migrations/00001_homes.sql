-- +goose Up

-- A copy of the home's own private data, to search in, and what is still owed to other homes.
CREATE TABLE personal (
    key        TEXT    PRIMARY KEY,
    kind       TEXT    NOT NULL,
    issuer     TEXT    NOT NULL,
    party      TEXT    NOT NULL,
    commitment TEXT    NOT NULL,
    -- Name and identifier in the form in which they are compared.
    name       TEXT    NOT NULL,
    identifier TEXT    NOT NULL,
    value      BLOB    NOT NULL,
    -- Whether this member is a home of it; a value that is not is kept until it is owed to nobody.
    own        INTEGER NOT NULL,
    -- Unix time in seconds.
    since      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX personal_commitment ON personal (commitment);
CREATE INDEX personal_person ON personal (issuer, identifier, name) WHERE kind = 'entry';

-- Homes that have no copy yet.
CREATE TABLE owed (
    key  TEXT NOT NULL REFERENCES personal (key) ON DELETE CASCADE,
    home TEXT NOT NULL,
    PRIMARY KEY (key, home)
) WITHOUT ROWID;

-- Values that were purged; they do not come back.
CREATE TABLE purged (
    key TEXT    PRIMARY KEY,
    -- Unix time in seconds.
    at  INTEGER NOT NULL
) WITHOUT ROWID;

-- The homes of purged values, and whether the value was removed there.
CREATE TABLE to_purge (
    key  TEXT    NOT NULL REFERENCES purged (key),
    home TEXT    NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (key, home)
) WITHOUT ROWID;
CREATE INDEX to_purge_open ON to_purge (home) WHERE done = 0;

-- One-time codes for claiming an entry, as hashes.
CREATE TABLE claim_code (
    entry   TEXT    NOT NULL,
    party   TEXT    NOT NULL,
    salt    BLOB    NOT NULL,
    hash    BLOB    NOT NULL,
    tries   INTEGER NOT NULL,
    given   INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    used    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (entry, party)
) WITHOUT ROWID;
CREATE INDEX claim_code_given ON claim_code (entry, given);

-- Cases for identity desks.
CREATE TABLE desk_case (
    n          INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    party      TEXT    NOT NULL,
    issuer     TEXT    NOT NULL,
    entry      TEXT    NOT NULL,
    -- What was presented, as JSON; emptied when the case is decided.
    presented  TEXT    NOT NULL,
    -- Where what was presented lies at the party's homes, and its commitment; empty where nothing was left.
    personal   TEXT    NOT NULL,
    commitment TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    opened     INTEGER NOT NULL
);
CREATE INDEX desk_case_party ON desk_case (party, state);
CREATE INDEX desk_case_state ON desk_case (state, n);
