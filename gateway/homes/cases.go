package homes

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

const (
	// maxOpenCases is how many cases a party may have open.
	maxOpenCases = 5
	// maxNewcomerCases is how many cases of parties that are not on the ledger may be open in all.
	maxNewcomerCases = 10_000
	// openFor is how long a case waits for a desk's answer.
	openFor = 14 * 24 * time.Hour
	// maxCasePage is the largest page of cases.
	maxCasePage = 200
)

// unanswered is the reason of a case that no desk answered in time.
const unanswered = "신원확인 창구가 14일 안에 처리하지 않아 접수가 끝났습니다. 다시 신청해 주십시오. " +
	"(No identity desk answered within 14 days. Apply again.)"

// CaseID names a case for an identity desk.
type CaseID string

// CaseKind says what a case is about.
type CaseKind string

// The kinds of cases.
const (
	CaseOfClaim          CaseKind = "claim"
	CaseOfIdentification CaseKind = "identification"
)

// CaseState is where a case stands.
type CaseState string

// The states of a case.
const (
	CaseIsOpen     CaseState = "open"
	CaseIsAttested CaseState = "attested"
	CaseIsRefused  CaseState = "refused"
)

// Case is a party's request to an identity desk of this member.
type Case struct {
	// Place orders cases by when they were opened.
	Place  int64
	ID     CaseID
	Kind   CaseKind
	State  CaseState
	Party  value.DID
	Issuer value.IssuerID
	Entry  value.EntryID
	// Presented is what the party presented; empty once the case is decided.
	Presented Person
	// Commitment is to what was presented, as left at the party's homes; empty where the party is identified already.
	Commitment value.Commitment
	Reason     string
	Opened     value.Time

	personal string
	// homes are where what was presented was left.
	homes []value.MemberID
}

// Cases keeps the cases of this member's identity desks. It is safe for concurrent use.
type Cases struct {
	keeper *Keeper
	claims *Claims
	// most is how many cases of newcomers may be open.
	most int
}

// NewCases makes a Cases.
func NewCases(keeper *Keeper, claims *Claims) *Cases { return &Cases{keeper, claims, maxNewcomerCases} }

// Claim uses a one-time code up and opens a case: a desk is to attest that the party is the entry's holder. CodeClaimCode
// when the code opens nothing.
func (c *Cases) Claim(ctx context.Context, issuer model.Issuer, party model.Party, code, name, identifier string) (Case, error) {
	if !slices.Contains(issuer.Homes, c.keeper.own) {
		return Case{}, fail(CodeNotHome, "this member is no home of the company")
	}
	if err := c.hasRoom(ctx, party.DID); err != nil {
		return Case{}, err
	}
	entry, person, err := c.claims.redeem(ctx, issuer.ID, party.DID, code, name, identifier)
	if err != nil {
		return Case{}, err
	}
	presented := Person{Kind: person.Kind, Name: name, Identifier: canonicalIdentifier(person.Kind, identifier)}
	opened, _, err := c.open(ctx, Case{Kind: CaseOfClaim, Issuer: issuer.ID, Entry: entry.ID, Presented: presented}, party)
	if err != nil {
		return opened, errors.Join(err, c.claims.restore(ctx, entry.ID, party.DID))
	}
	return opened, nil
}

// canonicalIdentifier writes an identifier that matched as a commitment wants it.
func canonicalIdentifier(kind model.HolderKind, identifier string) string {
	digits := searchIdentifier(identifier)
	if (kind == model.Person || kind == model.Joint || kind == model.Estate) && len(digits) == 8 {
		return digits[:4] + "-" + digits[4:6] + "-" + digits[6:]
	}
	return digits
}

// Identify opens a case: a desk is to identify the party. It returns at how many of the party's homes the data stands.
func (c *Cases) Identify(ctx context.Context, party model.Party, presented Person) (Case, int, error) {
	if !slices.Contains(party.Homes, c.keeper.own) {
		return Case{}, 0, fail(CodeNotHome, "this member is no home of the party")
	}
	if err := c.hasRoom(ctx, party.DID); err != nil {
		return Case{}, 0, err
	}
	party.Identified = nil // whoever asks again is identified anew
	return c.open(ctx, Case{Kind: CaseOfIdentification, Presented: presented}, party)
}

func (c *Cases) hasRoom(ctx context.Context, party value.DID) error {
	var open int
	err := c.keeper.reader.QueryRowContext(ctx, `SELECT count(*) FROM desk_case WHERE party = ? AND state = ?`, party, CaseIsOpen).Scan(&open)
	if err == nil && open >= maxOpenCases {
		err = fail(CodeTooManyCases, "the party has too many open cases")
	}
	if err != nil {
		return err
	}
	newcomer, err := c.newcomer(ctx, party)
	if !newcomer || err != nil {
		return err
	}
	err = c.keeper.reader.QueryRowContext(ctx, `SELECT count(*) FROM desk_case WHERE newcomer = 1 AND state = 'open'`).Scan(&open)
	if err == nil && open >= c.most {
		err = fail(CodeCasesFull, "newcomers have too many open cases")
	}
	return err
}

// newcomer tells whether the ledger does not know a party.
func (c *Cases) newcomer(ctx context.Context, party value.DID) (bool, error) {
	_, known, err := c.keeper.register.Party(ctx, party)
	return !known, err
}

// open leaves what was presented with the party's homes, unless the party is identified already, and keeps the case.
func (c *Cases) open(ctx context.Context, opened Case, party model.Party) (Case, int, error) {
	random, err := c.keeper.hex32()
	if err != nil {
		return Case{}, 0, err
	}
	opened.ID, opened.State, opened.Party = CaseID("case-"+random[:32]), CaseIsOpen, party.DID
	opened.Opened = value.Time(c.keeper.now().Unix())
	copies := 0
	if party.Identified == nil {
		kept, err := c.keeper.Keep(ctx, Draft{Kind: KindIdentification, Party: party.DID, Homes: party.Homes, Data: opened.Presented})
		if err != nil {
			return Case{}, 0, err
		}
		opened.personal, opened.Commitment, copies = kept.Key, kept.Commitment, kept.Copies
	}
	presented, err := json.Marshal(opened.Presented)
	if err != nil {
		return Case{}, 0, err
	}
	opened.homes = party.Homes
	homes, err := json.Marshal(party.Homes)
	if err != nil {
		return Case{}, 0, err
	}
	newcomer, err := c.newcomer(ctx, party.DID)
	if err != nil {
		return Case{}, 0, err
	}
	err = c.keeper.change(ctx, func(tx *sql.Tx) error {
		return exec(ctx, tx, `INSERT INTO desk_case (id, kind, state, party, issuer, entry, presented, personal, commitment, reason, opened,
			newcomer, homes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)`, opened.ID, opened.Kind, opened.State, opened.Party, opened.Issuer, opened.Entry,
			string(presented), opened.personal, opened.Commitment, int64(opened.Opened), newcomer, string(homes))
	})
	return opened, copies, err
}

// Get finds a case. CodeCaseUnknown when there is none.
func (c *Cases) Get(ctx context.Context, id CaseID) (Case, error) {
	found, err := c.query(ctx, `id = ?`, 1, id)
	if err == nil && len(found) == 0 {
		err = fail(CodeCaseUnknown, "there is no such case")
	}
	if err != nil {
		return Case{}, err
	}
	return found[0], nil
}

// List lists cases in a state, all where it is empty, oldest first, from the place after.
func (c *Cases) List(ctx context.Context, state CaseState, after int64, limit int) ([]Case, error) {
	return c.query(ctx, `n > ? AND (? = '' OR state = ?)`, min(limit, maxCasePage), after, state, state)
}

func (c *Cases) query(ctx context.Context, where string, limit int, values ...any) ([]Case, error) {
	rows, err := c.keeper.reader.QueryContext(ctx, `SELECT n, id, kind, state, party, issuer, entry, presented, personal, commitment, reason, opened, homes
		FROM desk_case WHERE `+where+` ORDER BY n LIMIT ?`, append(values, limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Case
	for rows.Next() {
		var x Case
		var presented, homes string
		var opened int64
		err := rows.Scan(&x.Place, &x.ID, &x.Kind, &x.State, &x.Party, &x.Issuer, &x.Entry, &presented, &x.personal, &x.Commitment, &x.Reason, &opened, &homes)
		if err == nil && presented != "" {
			err = json.Unmarshal([]byte(presented), &x.Presented)
		}
		if err == nil {
			err = json.Unmarshal([]byte(homes), &x.homes)
		}
		if err != nil {
			return nil, err
		}
		x.Opened = value.Time(opened)
		found = append(found, x)
	}
	return found, rows.Err()
}

// Refuse ends an open case: what was presented is deleted, at the party's homes too.
func (c *Cases) Refuse(ctx context.Context, id CaseID, homes []value.MemberID, reason string) (Case, error) {
	refused, err := c.decide(ctx, id, CaseIsRefused, reason)
	if err != nil || refused.personal == "" {
		return refused, err
	}
	return refused, c.keeper.Purge(ctx, refused.personal, homes)
}

// Expire ends cases that no desk has answered for too long, as Refuse does.
func (c *Cases) Expire(ctx context.Context) error {
	old, err := c.query(ctx, `state = ? AND opened <= ?`, maxCasePage, CaseIsOpen, c.keeper.now().Add(-openFor).Unix())
	if err != nil {
		return err
	}
	var faults []error
	for _, x := range old {
		if err := c.expire(ctx, x); CodeOf(err) != CodeCaseClosed {
			faults = append(faults, err)
		}
	}
	return errors.Join(faults...)
}

// expire ends a case. Where the ledger has what it asked for, nobody has looked since: then it is attested.
func (c *Cases) expire(ctx context.Context, x Case) error {
	party, _, err := c.keeper.register.Party(ctx, x.Party)
	if err != nil {
		return err
	}
	identified := party.Identified != nil && party.Identified.Commitment == x.Commitment
	attested := identified
	if x.Kind == CaseOfClaim {
		entries, err := c.keeper.register.Entries(ctx, x.Issuer)
		if err != nil {
			return err
		}
		attested = slices.ContainsFunc(entries, func(e model.HolderEntry) bool {
			return e.ID == x.Entry && e.Controller == x.Party && e.State != model.EntryIsUnclaimed
		})
	}
	switch {
	case attested:
		_, err = c.Attested(ctx, x.ID)
	case identified:
		_, err = c.decide(ctx, x.ID, CaseIsRefused, unanswered) // what was presented is what the ledger stands on
	default:
		homes := x.homes
		if len(homes) == 0 {
			homes = party.Homes
		}
		_, err = c.Refuse(ctx, x.ID, homes, unanswered)
	}
	return err
}

// Attested notes that the ledger has what the case asked for.
func (c *Cases) Attested(ctx context.Context, id CaseID) (Case, error) {
	return c.decide(ctx, id, CaseIsAttested, "")
}

func (c *Cases) decide(ctx context.Context, id CaseID, state CaseState, reason string) (Case, error) {
	found, err := c.Get(ctx, id)
	if err != nil {
		return Case{}, err
	}
	err = c.keeper.change(ctx, func(tx *sql.Tx) error {
		if err := exec(ctx, tx, `PRAGMA secure_delete = ON`); err != nil {
			return err
		}
		result, err := tx.ExecContext(ctx, `UPDATE desk_case SET state = ?, reason = ?, presented = '' WHERE id = ? AND state = ?`,
			state, reason, id, CaseIsOpen)
		if err != nil {
			return err
		}
		changed, err := result.RowsAffected()
		if err == nil && changed == 0 {
			err = fail(CodeCaseClosed, "the case is decided")
		}
		return err
	})
	if err != nil {
		return Case{}, err
	}
	found.State, found.Reason, found.Presented = state, reason, Person{}
	return found, nil
}

// Comparison is a claim's case beside what the register says.
type Comparison struct {
	Registered Person
	// Match says that name and identifier are the same.
	Match bool
}

// Compare puts what was presented beside the entry's data. CodeMissing when this home does not have it.
func (c *Cases) Compare(ctx context.Context, of Case, entry model.HolderEntry) (Comparison, error) {
	value, err := c.keeper.Entry(ctx, entry.Issuer, entry.Commitment)
	if err != nil {
		return Comparison{}, err
	}
	registered, err := value.Person()
	if err != nil {
		return Comparison{}, err
	}
	return Comparison{registered, samePerson(of.Presented.Name, of.Presented.Identifier, registered)}, nil
}
