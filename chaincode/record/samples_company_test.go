package record_test

import (
	"strings"

	"holdfast/chaincode/core"
)

func init() {
	days := 30
	more["issuer-of-company-acts"] = core.Issuer{
		ID: sampleIssuer, Homes: []core.MemberID{}, Classes: []core.IssuerClass{}, Board: core.Board{Directors: []core.DID{}}, Admitted: sampleStamp,
		Agents: []core.DID{sampleAgent}, Required: &sampleStamp, Seated: &sampleStamp, Moved: &sampleStamp,
		Closing:    &core.Closing{From: "2026-10-06", Until: "2026-12-31", NoticeOn: "2026-09-21", Purpose: sampleDigest, By: sampleParty, On: sampleStamp, Ended: &sampleStamp},
		Suspension: &core.Suspension{Evidence: sampleDigest, Order: sampleDigest, By: sampleParty, Checker: sampleAgent, On: sampleStamp, Ended: &sampleStamp},
		Left:       &core.Leaving{Reason: core.Merged, Evidence: sampleDigest, By: sampleParty, Desk: sampleAgent, On: sampleStamp},
	}
	more["class-amended"] = core.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: core.NoApproval, Since: sampleStamp, Preemption: 30,
		Amended: []core.Amendment{
			{Authorised: 1_000, Approval: core.BoardApproval, Preemption: new(int), Par: 5_000, On: sampleStamp},
			{From: "2026-10-01", Authorised: 1_000_000, Approval: core.MeetingApproval, Preemption: &days, Par: 500, Resolution: sampleDigest, On: sampleStamp},
		},
	}
	more["corporate-number-freed"] = core.CorporateNumber{Number: "1101110000001", Issuer: sampleIssuer, Freed: &sampleStamp}
	more["authority-evidenced"] = core.Authority{Issuer: sampleIssuer, Agent: sampleAgent, Commands: []core.Type{core.TypeBoardChanged}, Evidence: sampleDigest}
	purged := []core.Purge{{Member: "member1", Request: sampleDigest, By: sampleAgent, On: sampleStamp}}
	secret := core.Commitment(strings.Repeat("e4", 32))
	more["party-with-history"] = core.Party{
		DID: sampleParty, Homes: []core.MemberID{"member1", "member3"}, Since: sampleStamp, Moved: &sampleStamp, RestsUntil: 1_791_000_000, Purged: purged,
		Keys: []core.Key{{
			ID: core.KeyOf(sampleParty, strings.Repeat("P", 43)), JWK: "{}", Purposes: []core.Purpose{core.PurposeSign}, Until: 1_800_000_000,
			Given: &sampleStamp, Ended: &sampleStamp,
		}},
		Recovery: &core.Recovery{
			State: core.RecoveryIsContested, Key: "{}", Evidence: sampleDigest, Notice: sampleDigest, By: sampleAgent, Checker: sampleParty, From: 1_790_600_000,
			On: sampleStamp, Stopped: &sampleStamp, Ended: &sampleStamp,
		},
	}
	more["key-holder"] = core.KeyHolder{Thumbprint: strings.Repeat("K", 43), Party: sampleParty}
	more["entry-annotated"] = core.HolderEntry{
		ID: sampleEntry, Issuer: sampleIssuer, Kind: core.Person, State: core.EntryIsUnclaimed, Since: sampleStamp, Purged: purged,
		Beneficial: &core.BeneficialOwner{Commitment: secret, Evidence: sampleDigest, By: sampleAgent, On: sampleStamp},
	}
	more["party-authority-attested"] = core.PartyAuthority{
		Principal: sampleParty, Agent: sampleAgent, Commands: []core.Type{core.TypeSharesListed}, Threshold: 1, Evidence: sampleDigest,
		AttestedBy: sampleAgent, Until: 1_800_000_000, From: 1_790_600_000, Since: sampleStamp,
	}
	more["outcome-for-another"] = core.Outcome{
		Command: sampleStamp.Command, Type: core.TypeSharesListed, Actor: sampleAgent, For: sampleParty, Status: core.Applied, On: sampleStamp,
	}
}
