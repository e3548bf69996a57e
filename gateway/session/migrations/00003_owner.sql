-- +goose Up

-- Whose a session is, and whether they were a newcomer when it began. Sessions from before this are nobody's, and end in hours.
ALTER TABLE session ADD COLUMN party TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN newcomer INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_party ON session (party, expiry);
CREATE INDEX session_newcomer ON session (newcomer, expiry);
