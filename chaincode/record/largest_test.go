package record_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	"holdfast/chaincode/record"
	"holdfast/chaincode/value"
)

// of makes a number of things, each from its index.
func of[E any](n int, make func(i int) E) []E {
	out := []E{}
	for i := range n {
		out = append(out, make(i))
	}
	return out
}

// derived is an identifier of a kind.
func derived(kind value.Kind, i int) string { return fmt.Sprintf("%s-%032x", kind, i) }

// person is a party's identifier.
func person(i int) value.DID { return value.PartyDID(fmt.Sprintf("%043d", i)) }

// longest is the largest number of shares or won that a record can hold, in digits.
const longest = math.MaxInt64

var (
	late      = value.Time(9_999_999_999)
	bigStamp  = model.Stamp{Command: value.CommandID(strings.Repeat("f", 64)), Transaction: strings.Repeat("f", 64), At: late}
	bigDigest = value.Digest(strings.Repeat("f", 64))
	// bigName is the longest name, of characters that take three bytes each.
	bigName   = strings.Repeat("가", 100)
	bigRatio  = model.Ratio{Numerator: value.MaxRatio, Denominator: value.MaxRatio}
	bigMember = value.MemberID(strings.Repeat("m", 32))
)

// largest are the largest records of the kinds that commands of many people load, by the bounds of the rules that write them.
func largest() []model.Record {
	digest := value.Commitment(bigDigest)
	keys := of(16, func(i int) model.Key { // 8 in force and 8 that retire, each as long as a P-256 key can be
		return model.Key{
			ID: value.KeyOf(person(1), fmt.Sprintf("%043d", i)), JWK: `{"crv":"P-256","kty":"EC","x":"` + strings.Repeat("x", 43) + `","y":"` + strings.Repeat("y", 43) + `"}`,
			Purposes: []model.Purpose{model.PurposeLogin, model.PurposeSign, model.PurposeRecover}, Since: late, Until: late, Given: &bigStamp, Ended: &bigStamp,
		}
	})
	names := of(value.MaxNumberRanges, func(int) model.NumberRange { return model.NumberRange{First: value.MaxNumber, Last: value.MaxNumber} })
	reservations := of(value.MaxLots, func(i int) value.ReservationID { return value.ReservationID(derived(model.KindReservation, i)) })
	encumbrances := of(value.MaxEncumbrances, func(i int) value.EncumbranceID { return value.EncumbranceID(derived(model.KindEncumbrance, i)) })
	bound := of(value.MaxLots+value.MaxEncumbrances, func(i int) model.Bound {
		return model.Bound{By: derived(model.KindEncumbrance, i), Quantity: 999_999_999_999, Short: 999_999_999_999}
	})
	lots := func(n int) []value.LotID {
		return of(n, func(i int) value.LotID { return value.LotID(derived(model.KindLot, i)) })
	}
	days := 90
	return []model.Record{
		model.Party{
			DID: person(1), Introducer: bigMember, Homes: []value.MemberID{bigMember, bigMember}, Keys: keys, Past: math.MaxInt32, Since: bigStamp, Moved: &bigStamp, RestsUntil: late,
			Identified: &model.Identification{Kind: model.Company, Commitment: digest, By: person(1), Member: bigMember, On: bigStamp},
			Recovery: &model.Recovery{
				State: model.RecoveryIsContested, Key: keys[0].JWK, Evidence: bigDigest, Notice: bigDigest, By: person(1), Checker: person(1), From: late, On: bigStamp, Stopped: &bigStamp, Ended: &bigStamp,
			},
		},
		model.Issuer{
			ID: sampleIssuer, Name: bigName, CorporateNumber: "1101110000001", BusinessNumber: "1234567890", IncorporatedOn: "2026-01-01", CertificatesIssued: true,
			Homes: []value.MemberID{bigMember, bigMember}, Officers: 16, Admitted: bigStamp, Imported: &bigStamp, Import: sampleStaged, Treasury: sampleEntry,
			Classes: of(value.MaxClasses, func(i int) model.IssuerClass {
				return model.IssuerClass{ID: value.ClassID(derived(model.KindClass, i)), Name: bigName}
			}),
			Board:    model.Board{Directors: of(value.MaxDirectors, person), Threshold: value.MaxDirectors},
			Required: &bigStamp, Seated: &bigStamp, Moved: &bigStamp,
			Closing:    &model.Closing{From: "2026-10-06", Until: "2026-12-31", NoticeOn: "2026-09-21", Purpose: bigDigest, By: person(1), On: bigStamp, Ended: &bigStamp},
			Suspension: &model.Suspension{Evidence: bigDigest, Order: bigDigest, By: person(1), Checker: person(1), On: bigStamp, Ended: &bigStamp},
			Left:       &model.Leaving{Reason: model.Liquidated, Evidence: bigDigest, By: person(1), Desk: person(1), On: bigStamp},
		},
		model.ShareClass{
			ID: sampleClass, Issuer: sampleIssuer, Name: bigName, Par: longest, Authorised: longest, Approval: model.MeetingApproval, Since: bigStamp, Epoch: math.MaxInt32,
			Fence: sampleStaged, Changed: &bigStamp, Preemption: days, Amendments: math.MaxInt32,
			Amended: of(20, func(int) model.Amendment {
				return model.Amendment{From: "2026-10-01", Authorised: longest, Approval: model.MeetingApproval, Preemption: &days, Par: longest, Resolution: bigDigest, On: bigStamp}
			}),
			Rights: &model.ClassRights{
				NoVote: true, Preferred: bigDigest, Redeemable: &model.RedemptionRight{Terms: bigDigest, From: "2026-10-01", Until: "2036-10-01"},
				Convertible: &model.ConversionRight{
					ConversionTerms: model.ConversionTerms{Into: sampleClass, Ratio: bigRatio, Least: bigRatio, Most: bigRatio, From: "2026-10-01", Until: "2036-10-01", Terms: bigDigest},
					Epoch:           math.MaxInt32, IntoEpoch: math.MaxInt32,
					Ratios: of(value.MaxRatios, func(int) model.DatedRatio {
						return model.DatedRatio{Ratio: bigRatio, From: "2026-10-01", Formula: bigDigest, Set: bigStamp}
					}),
				},
			},
		},
		model.Count{Class: sampleClass, Declared: longest, Issued: longest, Changes: math.MaxInt32},
		model.HolderEntry{
			ID: sampleEntry, Issuer: sampleIssuer, Kind: model.Company, Commitment: digest, State: model.EntryIsUnclaimed, Controller: person(1), AttestedBy: person(1),
			Confirmed: lots(value.MaxConfirmed), ObjectedBy: person(1), SellableFrom: late, Since: bigStamp, Staged: sampleStaged, MergedInto: sampleEntry,
			Beneficial: &model.BeneficialOwner{Commitment: digest, Evidence: bigDigest, By: person(1), On: bigStamp}, Former: of(value.MaxFormer, person), Released: &bigStamp, Corrected: &bigStamp,
		},
		model.Lot{
			ID: sampleLot, Issuer: sampleIssuer, Class: sampleClass, Entry: sampleEntry, Quantity: longest, Pledged: longest, Attached: longest, Locked: longest, Reserved: longest,
			Reservations: reservations, Provenance: model.Confirmed, EffectiveOn: "2026-09-21", ContractOn: "2026-09-21", PaidOn: "2026-09-21", From: lots(1), Recorded: bigStamp,
			Ended: &model.LotEnd{Reason: model.EndedByDisposal, Into: lots(2), On: bigStamp}, Epoch: math.MaxInt32, Staged: sampleStaged, Bound: bound, Rebound: sampleStaged,
			Lineage: sampleLine, Encumbrances: encumbrances, Numbers: names, Short: longest,
		},
	}
}

func TestNoRecordThatManyLoadIsLargerThanItsBound(t *testing.T) {
	kinds := []value.Kind{}
	for _, r := range largest() {
		encoded, err := record.Encode(r)
		if err != nil {
			t.Errorf("%s: %v", r.Ref().Kind, err)
		}
		if kinds = append(kinds, r.Ref().Kind); len(encoded) > value.MaxShared {
			t.Errorf("the largest %s has %d bytes", r.Ref().Kind, len(encoded))
		}
	}
	slices.Sort(kinds)
	if !slices.Equal(kinds, []value.Kind{"class", "count", "entry", "issuer", "lot", "party"}) {
		t.Errorf("the kinds are %v", kinds)
	}
}
