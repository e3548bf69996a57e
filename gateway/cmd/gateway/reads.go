package main

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/did"
	"holdfast/did/fault"
	"holdfast/did/proof"
	"holdfast/gateway/store"
)

// reads answers, from the read model, the questions of packages that do not know it.
type reads struct{ store *store.Store }

// Party implements session.Parties.
func (r reads) Party(ctx context.Context, party value.DID) (model.Party, bool, error) {
	found, err := r.store.Record(ctx, model.PartyRef(party))
	if err != nil || found == nil {
		return model.Party{}, false, err
	}
	typed, ok := found.(model.Party)
	if !ok {
		return model.Party{}, false, errors.New("the party's record is of another kind")
	}
	return typed, true, nil
}

// maxEntries bounds the entries of one register that are read at once.
const maxEntries = 50_000

// Entries implements homes.Register: a list in pages that is still open may yet be entered, one that was aborted never is.
func (r reads) Entries(ctx context.Context, issuer value.IssuerID) (entries []model.HolderEntry, err error) {
	err = r.store.View(ctx, func(v *store.View) error {
		if entries, err = entriesBy(v, store.By{Issuer: issuer, Live: true}); err != nil {
			return err
		}
		open, err := store.All[model.Import](v, store.By{Issuer: issuer, Live: true}, maxEntries)
		for _, list := range open {
			pending, err := entriesBy(v, store.By{Issuer: issuer, Staged: list.Record.ID})
			if err != nil {
				return err
			}
			entries = append(entries, pending...)
		}
		return err
	})
	return entries, err
}

// EntriesOf implements homes.Register.
func (r reads) EntriesOf(ctx context.Context, issuer value.IssuerID, commitment value.Commitment) (entries []model.HolderEntry, err error) {
	err = r.store.View(ctx, func(v *store.View) error {
		entries, err = entriesBy(v, store.By{Issuer: issuer, Commitment: commitment, Live: true})
		return err
	})
	return entries, err
}

func entriesBy(v *store.View, by store.By) ([]model.HolderEntry, error) {
	found, err := store.All[model.HolderEntry](v, by, maxEntries)
	entries := make([]model.HolderEntry, len(found))
	for i, f := range found {
		entries[i] = f.Record
	}
	return entries, err
}

// uses are the ledger's purposes in a DID document's words.
var uses = map[model.Purpose]did.Purpose{
	model.PurposeLogin: did.PurposeLogIn, model.PurposeSign: did.PurposeSign, model.PurposeRecover: did.PurposeRecover,
}

// PartyKeys implements did.PartyLookup.
func (r reads) PartyKeys(ctx context.Context, id did.DID) ([]did.PartyKey, error) {
	party, ok, err := r.Party(ctx, value.DID(id))
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.New(fault.NotFound, "no party on the ledger has this identifier")
	}
	all := slices.Clone(party.Keys)
	for i := range party.Past {
		found, err := r.store.Record(ctx, model.PastKeyRef(party.DID, i))
		if err != nil {
			return nil, err
		}
		if past, ok := found.(model.PastKey); ok {
			all = append(all, past.Key)
		}
	}
	slices.SortStableFunc(all, func(a, b model.Key) int { return cmp.Compare(a.Since, b.Since) })
	keys := make([]did.PartyKey, 0, len(all))
	for _, k := range all {
		public, err := proof.ParseJWK([]byte(k.JWK))
		if err != nil {
			return nil, err
		}
		purposes := make([]did.Purpose, 0, len(k.Purposes))
		for _, p := range k.Purposes {
			purposes = append(purposes, uses[p])
		}
		keys = append(keys, did.PartyKey{Public: public, Purposes: purposes})
	}
	return keys, nil
}
