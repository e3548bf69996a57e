package homes

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"
	"math/big"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/notice"
)

const (
	// codeLife is how long a one-time code is valid, and how long a locked one stays locked.
	codeLife = time.Hour
	// codeTries is how many wrong tries lock a code.
	codeTries = 5
	// codePause is the least time between two codes for one entry, and codesADay how many it is given in a day.
	codePause = time.Minute
	codesADay = 10
	// askedQueue is how many requests for codes may wait.
	askedQueue = 256
	// codeDigits digits, 5 tries and 10 codes a day: whoever guesses is right once in five thousand years.
	codeDigits = 8
)

// asked is a request for a code that waits to be answered.
type asked struct {
	issuer           model.Issuer
	party            value.DID
	name, identifier string
}

// Claims gives one-time codes to the contacts in the register and takes them back. It is safe for concurrent use.
type Claims struct {
	keeper *Keeper
	mails  notice.Sender
	queue  chan asked
}

// NewClaims makes a Claims. Run must run for codes to be sent.
func NewClaims(keeper *Keeper, mails notice.Sender) *Claims {
	return &Claims{keeper, mails, make(chan asked, askedQueue)}
}

// Ask asks for a code to the contact in the register, which is sent if exactly one unclaimed entry matches; only this party
// may use it. Whether one was sent cannot be told from the answer, nor from how long it takes. It tells whether there was
// room to ask.
func (c *Claims) Ask(issuer model.Issuer, party value.DID, name, identifier string) bool {
	select {
	case c.queue <- asked{issuer, party, name, identifier}:
		return true
	default:
		return false
	}
}

// Run sends codes until ctx ends.
func (c *Claims) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case a := <-c.queue:
			c.keeper.note(ctx, "codes could not be sent", c.answer(ctx, a))
		}
	}
}

// match finds the one unclaimed entry that has this name and identifier, with its data. ok is false for none or several.
func (c *Claims) match(ctx context.Context, issuer value.IssuerID, name, identifier string) (model.HolderEntry, Person, bool, error) {
	values, err := c.keeper.matching(ctx, issuer, name, identifier)
	if err != nil {
		return model.HolderEntry{}, Person{}, false, err
	}
	var found []model.HolderEntry
	var data Value
	for _, val := range values {
		entries, err := c.keeper.register.EntriesOf(ctx, issuer, val.Commitment)
		if err != nil {
			return model.HolderEntry{}, Person{}, false, err
		}
		for _, entry := range entries {
			if entry.State == model.EntryIsUnclaimed || entry.State == model.EntryIsAttested {
				found, data = append(found, entry), val
			}
		}
	}
	if len(found) != 1 {
		return model.HolderEntry{}, Person{}, false, nil
	}
	person, err := data.Person()
	return found[0], person, err == nil, err
}

func (c *Claims) answer(ctx context.Context, a asked) error {
	entry, person, ok, err := c.match(ctx, a.issuer.ID, a.name, a.identifier)
	if err != nil || !ok || notice.Address(person.Email) != nil {
		return err
	}
	code, err := c.keeper.newCode()
	if err != nil {
		return err
	}
	given, err := c.give(ctx, entry.ID, a.party, code)
	if err != nil || !given {
		return err
	}
	return c.mails.Send(ctx, codeMail(person, a.issuer, code))
}

func (k *Keeper) newCode() (string, error) {
	n, err := rand.Int(k.random, big.NewInt(100_000_000))
	if err != nil {
		return "", fmt.Errorf("no random bytes: %w", err)
	}
	return fmt.Sprintf("%0*d", codeDigits, n), nil
}

// give stores a code's hash. It does not where the entry was given codes too often, or the party's code is locked.
func (c *Claims) give(ctx context.Context, entry value.EntryID, party value.DID, code string) (bool, error) {
	salt, err := c.keeper.hex32()
	if err != nil {
		return false, err
	}
	now := c.keeper.now()
	given := false
	err = c.keeper.change(ctx, func(tx *sql.Tx) error {
		if err := exec(ctx, tx, `DELETE FROM claim_code WHERE given < ? AND expires < ?`, now.Add(-24*time.Hour).Unix(), now.Unix()); err != nil {
			return err
		}
		var today, justNow, locked int
		err := tx.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE given > ?2), count(*) FILTER (WHERE party = ?3 AND tries >= ?4 AND expires > ?5)
			FROM claim_code WHERE entry = ?1`, entry, now.Add(-codePause).Unix(), party, codeTries, now.Unix()).Scan(&today, &justNow, &locked)
		if err != nil || today >= codesADay || justNow > 0 || locked > 0 {
			return err
		}
		given = true
		return exec(ctx, tx, `INSERT INTO claim_code (entry, party, salt, hash, tries, given, expires) VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6)
			ON CONFLICT (entry, party) DO UPDATE SET salt = ?3, hash = ?4, tries = 0, given = ?5, expires = ?6, used = 0`,
			entry, party, salt, hashCode(salt, code), now.Unix(), now.Add(codeLife).Unix())
	})
	return given, err
}

func hashCode(salt, code string) []byte {
	sum := sha256.Sum256([]byte("holdfast-claim-code\x00" + salt + "\x00" + code))
	return sum[:]
}

// redeem uses a code up. CodeClaimCode for any reason why it is not the party's valid code for the one matching entry.
func (c *Claims) redeem(ctx context.Context, issuer value.IssuerID, party value.DID, code, name, identifier string) (model.HolderEntry, Person, error) {
	wrong := fail(CodeClaimCode, "the code does not open an entry")
	entry, person, ok, err := c.match(ctx, issuer, name, identifier)
	if err != nil {
		return entry, person, err
	}
	if !ok {
		return entry, person, wrong
	}
	right, err := c.try(ctx, entry.ID, party, searchIdentifier(code))
	if err == nil && !right {
		err = wrong
	}
	return entry, person, err
}

// try compares a code and, in the same transaction, uses it up or counts the wrong try.
func (c *Claims) try(ctx context.Context, entry value.EntryID, party value.DID, code string) (bool, error) {
	right := false
	err := c.keeper.change(ctx, func(tx *sql.Tx) error {
		var salt string
		var hash []byte
		err := tx.QueryRowContext(ctx, `SELECT salt, hash FROM claim_code WHERE entry = ? AND party = ? AND used = 0 AND tries < ? AND expires > ?`,
			entry, party, codeTries, c.keeper.now().Unix()).Scan(&salt, &hash)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		if right = subtle.ConstantTimeCompare(hash, hashCode(salt, code)) == 1; right {
			return exec(ctx, tx, `UPDATE claim_code SET used = 1 WHERE entry = ? AND party = ?`, entry, party)
		}
		return exec(ctx, tx, `UPDATE claim_code SET tries = tries + 1 WHERE entry = ? AND party = ?`, entry, party)
	})
	return right, err
}

// restore makes a code valid again whose case could not be opened.
func (c *Claims) restore(ctx context.Context, entry value.EntryID, party value.DID) error {
	return c.keeper.change(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		return exec(ctx, tx, `UPDATE claim_code SET used = 0 WHERE entry = ? AND party = ?`, entry, party)
	})
}

// codeMail is the mail with a one-time code, in both languages.
func codeMail(person Person, issuer model.Issuer, code string) notice.Mail {
	return notice.Mail{
		To:      person.Email,
		Subject: "[홀드패스트] 주주명부 확인 코드 · Shareholder register code",
		Text: fmt.Sprintf(`%[1]s 님,

%[2]s의 주주명부에 있는 본인의 등재를 확인하기 위한 코드입니다.

    %[3]s

1시간 동안 한 번만 쓸 수 있고, 다섯 번 틀리면 잠깁니다.
직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 주주명부는 바뀌지 않습니다. 코드를 누구에게도 알려 주지 마세요.

----

Dear %[1]s,

this is the code to confirm your entry in the shareholder register of %[2]s.

    %[3]s

It works once, within one hour, and is locked after five wrong tries.
If you did not ask for it, ignore this mail; the register has not changed. Never tell anybody the code.
`, person.Name, issuer.Name, code),
	}
}
