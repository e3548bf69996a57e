-- +goose Up

-- Whether the party was not on the ledger yet, and at which homes what they presented was left, as JSON.
ALTER TABLE desk_case ADD COLUMN newcomer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE desk_case ADD COLUMN homes TEXT NOT NULL DEFAULT '[]';
CREATE INDEX desk_case_newcomer ON desk_case (newcomer) WHERE state = 'open';
