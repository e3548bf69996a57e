package trade

import (
	"holdfast/chaincode/ledger"
	"holdfast/chaincode/value"
)

// Worth implements valued: what an authority's limit bounds.
func (b *AgreementSigned) Worth() value.Won { return b.Terms.Total }

func (b *SharesListed) Worth() value.Won { return ledger.Worth(b.Price, b.total()) }

func (b *OfferMade) Worth() value.Won { return ledger.Worth(b.Price, b.Quantity) }

func (b *OfferCountered) Worth() value.Won { return ledger.Worth(b.Price, b.Quantity) }
