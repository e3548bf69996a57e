package client

import (
	"fmt"

	"holdfast/chaincode/core"
	"holdfast/gateway/api"
)

// DeskBody reads a body that a site prepared for an identity desk. It refuses any other act, so that a site cannot get
// something else signed.
func DeskBody(prepared api.PreparedCommand) (core.Body, error) {
	var body core.Body
	switch prepared.Type {
	case core.TypePartyIdentified:
		body = &core.PartyIdentified{}
	case core.TypeClaimAttested:
		body = &core.ClaimAttested{}
	default:
		return nil, fmt.Errorf("the site prepared a %s, which is no act of an identity desk; nothing was signed", prepared.Type)
	}
	return body, decodeStrict(prepared.Body, body)
}
