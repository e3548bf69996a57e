package homes

import (
	"context"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
)

// Contact is where a party is reached: the address for the register, and what may stand beside it.
type Contact struct {
	Address, Email, Phone string
}

// Identification is what a party was identified as, at one of their homes: what they have to show a company's homes, and the
// address that they presented. CodeNotIdentified before a desk has identified them.
func (k *Keeper) Identification(ctx context.Context, party model.Party) (model.IdentityData, Person, error) {
	if party.Identified == nil {
		return model.IdentityData{}, Person{}, fail(CodeNotIdentified, "no desk has identified the party")
	}
	val, err := k.open(ctx, KindIdentification, party.Identified.Commitment, func(v Value) bool { return v.Party == party.DID })
	if err != nil {
		return model.IdentityData{}, Person{}, err
	}
	identity, err := val.Identity()
	if err != nil {
		return identity, Person{}, err
	}
	person, err := val.Person()
	return identity, person, err
}

// KeepAddress leaves a party's data for a register with the company's homes, under the commitment that the rules compute from
// the party's identification and the salted address that it returns. CodeOtherIdentity when the identity is not what the party
// was identified as.
func (k *Keeper) KeepAddress(ctx context.Context, issuer model.Issuer, party model.Party, identity model.IdentityData, at Contact) (value.SaltedAddress, Kept, error) {
	if party.Identified == nil {
		return "", Kept{}, fail(CodeNotIdentified, "no desk has identified the party")
	}
	if named, err := identity.Commitment(); err != nil || named != party.Identified.Commitment {
		return "", Kept{}, fail(CodeOtherIdentity, "the party was identified as somebody else")
	}
	kept, err := k.Keep(ctx, Draft{
		Kind: KindEntry, Issuer: issuer.ID, Party: party.DID, Homes: issuer.Homes, IdentitySalt: identity.Salt,
		Data: Person{
			Kind: identity.Kind, Name: identity.Name, Identifier: identity.Identifier, Address: at.Address, Email: at.Email, Phone: at.Phone,
		},
	})
	if err != nil {
		return "", Kept{}, err
	}
	salted, err := model.AddressData{Address: at.Address, Salt: kept.Salt}.Salted()
	return salted, kept, err
}
