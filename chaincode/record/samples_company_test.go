package record_test

import (
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
)

func init() {
	days := 30
	more["issuer-of-company-acts"] = model.Issuer{
		ID: sampleIssuer, Homes: []value.MemberID{}, Classes: []model.IssuerClass{}, Board: model.Board{Directors: []value.DID{}}, Admitted: sampleStamp,
		Required: &sampleStamp, Seated: &sampleStamp, Moved: &sampleStamp,
		Closing:    &model.Closing{From: "2026-10-06", Until: "2026-12-31", NoticeOn: "2026-09-21", Purpose: sampleDigest, By: sampleParty, On: sampleStamp, Ended: &sampleStamp},
		Suspension: &model.Suspension{Evidence: sampleDigest, Order: sampleDigest, By: sampleParty, Checker: sampleAgent, On: sampleStamp, Ended: &sampleStamp},
		Left:       &model.Leaving{Reason: model.Merged, Evidence: sampleDigest, By: sampleParty, Desk: sampleAgent, On: sampleStamp},
	}
	more["class-amended"] = model.ShareClass{
		ID: sampleClass, Issuer: sampleIssuer, Name: "보통주", Par: 500, Authorised: 1_000_000, Approval: model.NoApproval, Since: sampleStamp, Preemption: 30,
		Amended: []model.Amendment{
			{From: "2026-10-01", Authorised: 1_000_000, Approval: model.MeetingApproval, Preemption: &days, Par: 500, Resolution: sampleDigest, On: sampleStamp},
		},
	}
	more["purge-of-entry"] = model.Purge{ID: "purge-a0a1a2a3a4a5a6a7a8a9aaabacadaeaf", Issuer: sampleIssuer, Entry: sampleEntry, Member: "member1", Request: sampleDigest, By: sampleAgent, On: sampleStamp}
	more["purge-of-party"] = model.Purge{ID: "purge-a0a1a2a3a4a5a6a7a8a9aaabacadaeaf", Party: sampleParty, Member: "member1", Request: sampleDigest, By: sampleAgent, On: sampleStamp}
	more["appointed"] = model.Appointed{Issuer: sampleIssuer, Agents: []value.DID{sampleAgent}}
	more["corporate-number-freed"] = model.CorporateNumber{Number: "1101110000001", Issuer: sampleIssuer, Freed: &sampleStamp}
	more["authority-evidenced"] = model.Authority{Issuer: sampleIssuer, Agent: sampleAgent, Commands: []value.Type{company.TypeBoardChanged}, Evidence: sampleDigest}
	secret := value.Commitment(strings.Repeat("e4", 32))
	more["party-with-history"] = model.Party{
		DID: sampleParty, Homes: []value.MemberID{"member1", "member3"}, Since: sampleStamp, Moved: &sampleStamp, RestsUntil: 1_791_000_000,
		Keys: []model.Key{{
			ID: value.KeyOf(sampleParty, strings.Repeat("P", 43)), JWK: "{}", Purposes: []model.Purpose{model.PurposeSign}, Until: 1_800_000_000,
			Given: &sampleStamp, Ended: &sampleStamp,
		}},
		Recovery: &model.Recovery{
			State: model.RecoveryIsContested, Key: "{}", Evidence: sampleDigest, Notice: sampleDigest, By: sampleAgent, Checker: sampleParty, From: 1_790_600_000,
			On: sampleStamp, Stopped: &sampleStamp, Ended: &sampleStamp,
		},
	}
	more["party-with-past-keys"] = model.Party{DID: sampleParty, Homes: []value.MemberID{"member1", "member2"}, Keys: []model.Key{}, Past: 2, Since: sampleStamp}
	more["past-key"] = model.PastKey{Party: sampleParty, Index: 1, Key: model.Key{
		ID: value.KeyOf(sampleParty, strings.Repeat("P", 43)), JWK: "{}", Purposes: []model.Purpose{model.PurposeSign}, Since: 1_780_000_000, Until: 1_790_000_000, Given: &sampleStamp, Ended: &sampleStamp,
	}}
	more["key-holder"] = model.KeyHolder{Thumbprint: strings.Repeat("K", 43), Party: sampleParty}
	more["entry-annotated"] = model.HolderEntry{
		ID: sampleEntry, Issuer: sampleIssuer, Kind: model.Person, State: model.EntryIsUnclaimed, Since: sampleStamp,
		Beneficial: &model.BeneficialOwner{Commitment: secret, Evidence: sampleDigest, By: sampleAgent, On: sampleStamp},
	}
	more["party-authority-attested"] = model.PartyAuthority{
		Principal: sampleParty, Agent: sampleAgent, Commands: []value.Type{trade.TypeSharesListed}, Threshold: 1, Evidence: sampleDigest,
		AttestedBy: sampleAgent, Until: 1_800_000_000, From: 1_790_600_000, Since: sampleStamp,
	}
	more["outcome-for-another"] = model.Outcome{
		Command: sampleStamp.Command, Type: trade.TypeSharesListed, Actor: sampleAgent, For: sampleParty, Status: model.Applied, On: sampleStamp,
	}
}
