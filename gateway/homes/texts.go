package homes

import (
	"context"
	"slices"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// KeptText is a contract's text at the parties' homes.
type KeptText struct {
	Digest value.Digest
	Copies int
}

// KeepText leaves a contract's text with both parties' homes. The same text by the same party for the same offer is
// kept once.
func (k *Keeper) KeepText(ctx context.Context, offer model.Offer, by value.DID, seller, buyer model.Party, text string) (KeptText, error) {
	homes := bothHomes(seller, buyer)
	if !slices.Contains(homes, k.own) {
		return KeptText{}, fail(CodeNotHome, "this member is no home of the offer's parties")
	}
	digest, err := TextDigest(text)
	if err != nil {
		return KeptText{}, err
	}
	stands, err := k.pairs(ctx, `SELECT key, '', x'' FROM personal WHERE own = 1 AND kind = ? AND party = ? AND commitment = ?
		AND value ->> '$.offer' = ? LIMIT 1`, KindText, by, digest, offer.ID)
	if err != nil {
		return KeptText{}, err
	}
	if len(stands) > 0 {
		copies, err := k.copies(ctx, stands[0].key, homes)
		return KeptText{digest, copies}, err
	}
	kept, err := k.Keep(ctx, Draft{Kind: KindText, Party: by, Issuer: offer.Issuer, Offer: offer.ID, Homes: homes, Data: Text{text}})
	return KeptText{digest, kept.Copies}, err
}

func (k *Keeper) copies(ctx context.Context, key string, homes []value.MemberID) (int, error) {
	var owed int
	err := k.reader.QueryRowContext(ctx, `SELECT count(*) FROM owed WHERE key = ?`, key).Scan(&owed)
	return len(homes) - owed, err
}

// Text finds a contract's text by the digest that its terms name, where it was left for the offer that they are about: anybody may
// name any digest in terms of their own. CodeNotHome where this member keeps none for these parties, CodeMissing where it has not
// got it (yet).
func (k *Keeper) Text(ctx context.Context, offer value.OfferID, digest value.Digest, seller, buyer model.Party) (string, error) {
	if !slices.Contains(bothHomes(seller, buyer), k.own) {
		return "", fail(CodeNotHome, "this member is no home of the agreement's parties")
	}
	val, err := k.open(ctx, KindText, value.Commitment(digest), func(v Value) bool { return v.Offer == offer })
	if err != nil {
		return "", err
	}
	return val.Text()
}

// bothHomes are the homes of both parties of a contract, each once.
func bothHomes(seller, buyer model.Party) []value.MemberID {
	homes := slices.Clone(seller.Homes)
	for _, home := range buyer.Homes {
		if !slices.Contains(homes, home) {
			homes = append(homes, home)
		}
	}
	return homes
}
