package check

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// companyBook keeps what the invariants compare of parties' keys, of issuers and of the articles' settings.
type companyBook struct {
	// keys and holders are the thumbprints' parties: by the parties' keys, and by the keys' records.
	keys, holders map[value.KeyID]bool
	// live holds the corporate registration number of each issuer that has not left, and numbers whose they are.
	live    map[value.IssuerID]string
	numbers map[string]value.IssuerID
}

func newCompanyBook() groupBook {
	return &companyBook{map[value.KeyID]bool{}, map[value.KeyID]bool{}, map[value.IssuerID]string{}, map[string]value.IssuerID{}}
}

func (m *companyBook) note(b *book, r model.Record) {
	switch r := r.(type) {
	case model.Party:
		for _, key := range r.Keys {
			if key.Given != nil {
				m.keys[key.ID] = true
			}
			b.breaks(10, key.Ended == nil || key.Until >= key.Ended.At, r.Ref(), "a key lost its force before the command that ended it")
		}
	case model.PastKey:
		if r.Key.Given != nil {
			m.keys[r.Key.ID] = true
		}
		b.breaks(10, r.Key.Ended != nil && r.Key.Until >= r.Key.Ended.At, r.Ref(), "a key is past that no command ended")
	case model.KeyHolder:
		m.holders[value.KeyOf(r.Party, r.Thumbprint)] = true
	case model.Issuer:
		if r.Left == nil {
			m.live[r.ID] = r.CorporateNumber
		}
	case model.CorporateNumber:
		if r.Freed == nil {
			m.numbers[r.Number] = r.Issuer
		}
	case model.ShareClass:
		for i := 1; i < len(r.Amended); i++ {
			b.breaks(9, r.Amended[i-1].From <= r.Amended[i].From, r.Ref(), "its amendments are not in the order of their days")
		}
	}
}

func (m *companyBook) check(b *book) {
	for _, key := range sortedKeys(m.keys) {
		b.breaks(10, m.holders[key], model.Ref{Kind: model.KindParty, ID: string(key)}, "a key was given without being kept as its party's")
	}
	for issuer, number := range ordered(m.live) {
		b.breaks(10, m.numbers[number] == issuer, model.IssuerRef(issuer), "its corporate registration number is not kept as its own")
	}
	for number, issuer := range ordered(m.numbers) {
		b.breaks(10, m.live[issuer] == number, model.CorporateNumberRef(number), "no live issuer has the number")
	}
}
