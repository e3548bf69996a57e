package core_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/core"
)

var update = flag.Bool("update", false, "write docs/states.md anew")

const statesDoc = "docs/states.md"

func TestTheDocumentOfTheStatesIsRenderedFromTheTables(t *testing.T) {
	var out strings.Builder
	out.WriteString(`# States

Rendered from the tables in states.go by ` + "`go test ./chaincode/core -run States -update`" + `; a test keeps them equal, and another
tries every command in every state. A mark says that the command is allowed in the state; whether it is then applied is for its
other rules to say. A command without a mark is rejected and changes nothing.

`)
	renderTable(&out, "Application (등록 신청)", core.ApplicationStates, core.ApplicationIsFiled, core.ApplicationIsChecked, core.ApplicationIsAdmitted, core.ApplicationIsRefused)
	renderTable(&out, "Entry (등재 주주)", core.EntryStates, core.EntryIsUnclaimed, core.EntryIsAttested, core.EntryIsClaimed, core.EntryIsContested, core.EntryIsMerged)
	renderTable(&out, "Listing (매도 게시)", core.ListingStates, core.ListingIsOpen, core.ListingIsSold, core.ListingIsWithdrawn, core.ListingIsExpired)
	renderTable(&out, "Offer (매수 제안)", core.OfferStates, core.OfferIsOpen, core.OfferIsAgreed, core.OfferIsDeclined)
	renderTable(&out, "Transfer agreement (주식양수도계약)", core.AgreementStates, core.AgreementIsProposed, core.AgreementIsFirstRefusal,
		core.AgreementIsApprovalPending, core.AgreementIsRefused, core.AgreementIsDesignationRequested, core.AgreementIsDesignatedBuyer,
		core.AgreementIsCompanyPurchase, core.AgreementIsAgreed, core.AgreementIsFunded, core.AgreementIsDisputed, core.AgreementIsSettled,
		core.AgreementIsPayoutFailed, core.AgreementIsPaid, core.AgreementIsRefunded, core.AgreementIsVoid, core.AgreementIsExpired)
	renderTable(&out, "List in pages (나누어 올리는 명부)", core.ImportStates, core.ImportIsOpen, core.ImportIsClosed, core.ImportIsAborted)
	renderTable(&out, "Act on a class (종류 전체에 대한 행위)", core.ChangeStates, core.ChangeIsAnnounced, core.ChangeIsOpen, core.ChangeIsClosed, core.ChangeIsAborted)
	renderTable(&out, "Issuer (발행회사)", core.IssuerStates, core.IssuerIsLive, core.IssuerIsHalted, core.IssuerIsClosed)
	renderTable(&out, "Allotment (신주 배정)", core.AllotmentStates, core.AllotmentIsOpen, core.AllotmentIsTaken)
	renderTable(&out, "Option pool (주식매수선택권 한도)", core.PoolStates, core.RightIsOpen, core.RightIsEnded)
	renderTable(&out, "Option (주식매수선택권)", core.OptionStates, core.RightIsOpen, core.RightIsEnded)
	renderTable(&out, "Convertible (전환사채 · 조건부지분인수계약)", core.ConvertibleStates, core.ConvertibleIsOpen, core.ConvertibleIsConverted, core.ConvertibleIsEnded)
	renderTable(&out, "Recovery of a party's keys (키 복구)", core.RecoveryStates, core.NoRecovery, core.RecoveryIsPending, core.RecoveryIsContested,
		core.RecoveryIsDone, core.RecoveryIsDropped)
	renderTable(&out, "Gift to be approved (승인이 필요한 증여)", core.RequestStates, core.RequestIsPending, core.RequestIsApproved, core.RequestIsRefused,
		core.RequestIsWithdrawn, core.RequestIsDone)
	renderTable(&out, "Recorded transfer (증빙에 의한 이전 기재)", core.RecordedStates, core.RecordedIsPending, core.RecordedIsObjected, core.RecordedIsUpheld,
		core.RecordedIsRefused, core.RecordedIsWithdrawn, core.RecordedIsDone)
	renderTable(&out, "Dispute (분쟁)", core.DisputeStates, core.DisputeIsOpen, core.DisputeIsRuled, core.DisputeHasLapsed, core.DisputeIsMoot)
	renderTable(&out, "Request for entry (명의개서 청구)", core.EntryRequestStates, core.EntryRequestIsOpen, core.EntryRequestIsAccepted,
		core.EntryRequestIsRefused, core.EntryRequestIsWithdrawn)
	renderTable(&out, "Request to inspect (열람·등사 청구)", core.InspectionStates, core.InspectionIsOpen, core.InspectionIsShown, core.InspectionIsRefused)
	rendered := strings.TrimRight(out.String(), "\n") + "\n"
	if *update {
		if err := os.WriteFile(statesDoc, []byte(rendered), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	written, err := os.ReadFile(statesDoc)
	if err != nil || string(written) != rendered {
		t.Errorf("%s is not what the tables say (%v); run with -update", statesDoc, err)
	}
}

func renderTable[S ~string](out *strings.Builder, title string, table core.StateTable[S], states ...S) {
	if len(states) != len(table) {
		panic("a state of the table is not rendered")
	}
	var commands []core.Type
	for _, state := range states {
		for _, command := range table[state] {
			if !slices.Contains(commands, command) {
				commands = append(commands, command)
			}
		}
	}
	slices.Sort(commands)
	fmt.Fprintf(out, "## %s\n\n| command |", title)
	for _, state := range states {
		fmt.Fprintf(out, " %s |", state)
	}
	out.WriteString("\n|---|" + strings.Repeat(":-:|", len(states)) + "\n")
	for _, command := range commands {
		fmt.Fprintf(out, "| %s |", command)
		for _, state := range states {
			mark := " "
			if slices.Contains(table[state], command) {
				mark = "✓"
			}
			fmt.Fprintf(out, " %s |", mark)
		}
		out.WriteString("\n")
	}
	out.WriteString("\n")
}
