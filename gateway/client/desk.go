package client

import (
	"fmt"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/gateway/api"
)

// DeskBody reads a body that a site prepared for an identity desk. It refuses any other act, so that a site cannot get
// something else signed.
func DeskBody(prepared api.PreparedCommand) (model.Body, error) {
	var body model.Body
	switch prepared.Type {
	case party.TypePartyIdentified:
		body = &party.PartyIdentified{}
	case holder.TypeClaimAttested:
		body = &holder.ClaimAttested{}
	default:
		return nil, fmt.Errorf("the site prepared a %s, which is no act of an identity desk; nothing was signed", prepared.Type)
	}
	return body, decodeStrict(prepared.Body, body)
}
