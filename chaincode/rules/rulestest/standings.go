package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
)

// Sets are the sets of rules that the worlds' peers run: the product's, and a later one for tests.
func Sets() model.Sets { return append(rules.Known(), LaterSet()) }

// Standings are the states of the things that a record tells of, at a moment.
func Standings(r model.Record, now value.Time) []model.Standing {
	switch r := r.(type) {
	case model.Application:
		return model.ApplicationStates.At(r.State)
	case model.HolderEntry:
		return model.EntryStates.At(r.State)
	case model.Listing:
		return model.ListingStates.At(r.State)
	case model.Offer:
		return model.OfferStates.At(r.State)
	case model.Agreement:
		return model.AgreementStates.At(r.State)
	case model.Import:
		return model.ImportStates.At(r.State)
	case model.Change:
		return model.ChangeStates.At(r.State)
	case model.Issuer:
		return model.IssuerStates.At(r.State(now))
	case model.Party:
		return model.RecoveryStates.At(r.Recovering())
	case model.Allotment:
		return model.AllotmentStates.At(r.State())
	case model.Pool:
		return model.PoolStates.At(r.State)
	case model.Option:
		return model.OptionStates.At(r.State)
	case model.Convertible:
		return model.ConvertibleStates.At(r.State)
	case model.TransferRequest:
		return model.RequestStates.At(r.State)
	case model.RecordedTransfer:
		return model.RecordedStates.At(r.State)
	case model.Dispute:
		return model.DisputeStates.At(r.State)
	case model.EntryRequest:
		return model.EntryRequestStates.At(r.State)
	case model.Inspection:
		return model.InspectionStates.At(r.State)
	}
	return nil
}

// AllStandings are all states of all lives.
func AllStandings() []model.Standing {
	var all []model.Standing
	for _, of := range [][]model.Standing{
		model.ApplicationStates.All(), model.EntryStates.All(), model.ListingStates.All(), model.OfferStates.All(), model.AgreementStates.All(),
		model.ImportStates.All(), model.ChangeStates.All(), model.IssuerStates.All(), model.RecoveryStates.All(), model.AllotmentStates.All(),
		model.PoolStates.All(), model.OptionStates.All(), model.ConvertibleStates.All(), model.RequestStates.All(), model.RecordedStates.All(),
		model.DisputeStates.All(), model.EntryRequestStates.All(), model.InspectionStates.All(),
	} {
		all = append(all, of...)
	}
	return all
}
