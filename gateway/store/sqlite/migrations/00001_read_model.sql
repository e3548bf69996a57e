-- +goose Up

-- Up to where the blocks were read. One row.
CREATE TABLE checkpoint (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    next   INTEGER NOT NULL,
    hash   BLOB    NOT NULL,
    ledger TEXT    NOT NULL
);

CREATE TABLE block (
    number INTEGER PRIMARY KEY,
    hash   BLOB    NOT NULL,
    -- The latest time of its transactions of ours; 0 where it has none.
    at     INTEGER NOT NULL
);

-- Valid transactions that carried a batch of commands.
CREATE TABLE tx (
    n         INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    block     INTEGER NOT NULL,
    place     INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    submitter TEXT    NOT NULL
);

-- Authenticated commands, in the order in which the ledger decided them.
CREATE TABLE command (
    n        INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL UNIQUE,
    tx       INTEGER NOT NULL,
    place    INTEGER NOT NULL,
    type     TEXT    NOT NULL,
    actor    TEXT    NOT NULL,
    register TEXT    NOT NULL,
    -- The issuer whose register or application an applied command acted on.
    issuer   TEXT    NOT NULL,
    status   TEXT    NOT NULL,
    code     TEXT    NOT NULL,
    bytes    BLOB    NOT NULL
);
CREATE INDEX command_issuer ON command (issuer) WHERE issuer <> '';

-- The present value of every key, with what it is looked up by. n counts in the order in which keys were first written.
CREATE TABLE record (
    n            INTEGER PRIMARY KEY,
    key          TEXT    NOT NULL UNIQUE,
    kind         TEXT    NOT NULL,
    value        BLOB    NOT NULL,
    began_block  INTEGER NOT NULL,
    began_place  INTEGER NOT NULL,
    block        INTEGER NOT NULL,
    place        INTEGER NOT NULL,
    issuer       TEXT    NOT NULL,
    class        TEXT    NOT NULL,
    entry        TEXT    NOT NULL,
    lot          TEXT    NOT NULL,
    listing      TEXT    NOT NULL,
    agreement    TEXT    NOT NULL,
    party        TEXT    NOT NULL,
    counterparty TEXT    NOT NULL,
    member       TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    live         INTEGER NOT NULL
);
CREATE INDEX record_kind ON record (kind);
CREATE INDEX application_party ON record (party) WHERE kind = 'application';
CREATE INDEX application_state ON record (state) WHERE kind = 'application';
CREATE INDEX authority_issuer ON record (issuer) WHERE kind = 'authority';
CREATE INDEX authority_party ON record (party) WHERE kind = 'authority';
CREATE INDEX class_issuer ON record (issuer) WHERE kind = 'class';
CREATE INDEX desk_party ON record (party) WHERE kind = 'desk';
CREATE INDEX desk_member ON record (member) WHERE kind = 'desk';
CREATE INDEX entry_issuer ON record (issuer) WHERE kind = 'entry';
CREATE INDEX entry_party ON record (party) WHERE kind = 'entry';
CREATE INDEX entry_of_party ON record (party) WHERE kind = 'entry-of';
CREATE INDEX lot_issuer ON record (issuer, live) WHERE kind = 'lot';
CREATE INDEX lot_class ON record (class, live) WHERE kind = 'lot';
CREATE INDEX lot_entry ON record (entry, live) WHERE kind = 'lot';
CREATE INDEX reservation_lot ON record (lot, live) WHERE kind = 'reservation';
CREATE INDEX reservation_listing ON record (listing) WHERE kind = 'reservation';
CREATE INDEX reservation_agreement ON record (agreement) WHERE kind = 'reservation' AND agreement <> '';
CREATE INDEX listing_issuer ON record (issuer, state) WHERE kind = 'listing';
CREATE INDEX listing_state ON record (state) WHERE kind = 'listing';
CREATE INDEX listing_party ON record (party) WHERE kind = 'listing';
CREATE INDEX listing_entry ON record (entry) WHERE kind = 'listing';
CREATE INDEX offer_issuer ON record (issuer) WHERE kind = 'offer';
CREATE INDEX offer_listing ON record (listing) WHERE kind = 'offer';
CREATE INDEX offer_party ON record (party) WHERE kind = 'offer';
CREATE INDEX offer_counterparty ON record (counterparty) WHERE kind = 'offer';
CREATE INDEX agreement_issuer ON record (issuer) WHERE kind = 'agreement';
CREATE INDEX agreement_party ON record (party) WHERE kind = 'agreement';
CREATE INDEX agreement_counterparty ON record (counterparty) WHERE kind = 'agreement';
CREATE INDEX payment_agreement ON record (agreement) WHERE kind = 'bank-reference';
CREATE INDEX issuance_party ON record (party) WHERE kind = 'issuance';
CREATE INDEX issuance_lot ON record (lot) WHERE kind = 'issuance';
CREATE INDEX issuance_issuer ON record (issuer) WHERE kind = 'issuance';

-- Which commands wrote which record, outcomes apart.
CREATE TABLE written (
    record  INTEGER NOT NULL,
    command INTEGER NOT NULL,
    PRIMARY KEY (record, command)
) WITHOUT ROWID;

-- The alarm that stands. At most one row.
CREATE TABLE alarm (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    block  INTEGER NOT NULL,
    place  INTEGER NOT NULL,
    tx     TEXT    NOT NULL,
    code   TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    raised INTEGER NOT NULL
);

-- Transactions that were or are about to be submitted, one row for each command they carry.
CREATE TABLE flight (
    tx        TEXT    NOT NULL,
    command   TEXT    NOT NULL,
    submitted INTEGER NOT NULL,
    expires   INTEGER NOT NULL,
    PRIMARY KEY (tx, command)
) WITHOUT ROWID;
CREATE INDEX flight_command ON flight (command);

-- +goose Down
DROP TABLE flight;
DROP TABLE alarm;
DROP TABLE written;
DROP TABLE record;
DROP TABLE command;
DROP TABLE tx;
DROP TABLE block;
DROP TABLE checkpoint;
