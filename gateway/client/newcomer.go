package client

import (
	"context"
	"fmt"

	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// Introduction is what the wallet's party brings when it comes onto the ledger; homes are the two members that are to keep its
// personal data.
func (w *Wallet) Introduction(homes []value.MemberID) *party.Introduction {
	return &party.Introduction{Homes: homes, Keys: w.PublicKeys()}
}

// Introduce begins a session for a party that is not on the ledger, as Login does for one that is. The site, which has to be one of
// the homes, keeps what the party brings until it is identified; until then it logs in at this site alone, and only looks.
func (s *Site) Introduce(ctx context.Context, wallet *Wallet, homes []value.MemberID) (*Site, error) {
	return s.login(ctx, wallet, wallet.Introduction(homes))
}

// Identified has a wallet's party, which is not on the ledger, identified by an identity desk of the site's member before which it
// stands: the party introduces itself and leaves who it is with its homes, and both sign the identification, which brings it onto
// the ledger.
func (s *Site) Identified(ctx context.Context, ledger value.LedgerID, desk, newcomer *Wallet, homes []value.MemberID, who api.IdentificationRequest) (Outcome, error) {
	session, err := s.Introduce(ctx, newcomer, homes)
	if err != nil {
		return Outcome{}, err
	}
	opened, err := session.Identify(ctx, who)
	if err != nil {
		return Outcome{}, err
	}
	staffed, err := s.Login(ctx, desk)
	if err != nil {
		return Outcome{}, err
	}
	found, err := staffed.DeskCase(ctx, opened.Case)
	if err != nil {
		return Outcome{}, err
	}
	if len(found.Commands) != 1 || found.Commands[0].Type != party.TypePartyIdentified {
		return Outcome{}, fmt.Errorf("the site prepared no identification for the case %s", opened.Case)
	}
	body, err := DeskBody(found.Commands[0])
	if err != nil {
		return Outcome{}, err
	}
	draft, err := NewDraft(ledger, desk.DID(), "", body)
	if err != nil {
		return Outcome{}, err
	}
	signed, err := draft.Sign(desk, newcomer)
	if err != nil {
		return Outcome{}, err
	}
	return s.Submit(ctx, signed)
}
