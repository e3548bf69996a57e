package httpapi

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/approval"
	companyrules "holdfast/chaincode/rules/company"
	"holdfast/chaincode/rules/holder"
	traderules "holdfast/chaincode/rules/trade"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

func jsonUnmarshal(encoded []byte, into any) error { return json.Unmarshal(encoded, into) }

// trade is a company in whose register a trade goes on.
type trade struct {
	*company
	seller, buyer           *person
	sellerToken, buyerToken string
	entry                   value.EntryID
	lot                     value.LotID
	listing                 value.ListingID
	offer                   value.OfferID
	agreement               value.AgreementID
	terms                   model.Terms
	account                 api.AccountAnswer
}

func (c *company) now() value.Time { return value.Time(time.Now().Unix()) }

// newTrade is a trade whose terms the buyer has signed.
func newTrade(t *testing.T) *trade {
	t.Helper()
	tr := &trade{company: newCompany(t)}
	tr.enter()
	tr.seller, tr.buyer = tr.party(), tr.party()
	tr.entry = tr.claim(tr.seller, sellerName, sellerBirth, sellerMail)
	tr.identify(tr.buyer, buyerName, "1990-07-08")
	tr.sellerToken, tr.buyerToken = tr.login(tr.home, tr.seller), tr.login(tr.home, tr.buyer)
	tr.lot = tr.entryOf(sellerName).Lots[0].ID
	tr.list()
	tr.offer = first[value.OfferID](tr.act(tr.elsewhere, tr.buyer.signs(tr.id, &traderules.OfferMade{
		Listing: tr.listing, Quantity: 200, Price: 15_000, Until: tr.now().After(value.Day),
	})).Created, "offer")
	tr.draft()
	tr.agreement = value.AgreementID(tr.act(tr.elsewhere, tr.buyer.signs(tr.id, &traderules.AgreementSigned{Terms: tr.terms})).Created[0])
	return tr
}

// list lists shares as soon as the objection period is over.
func (tr *trade) list() {
	tr.t.Helper()
	tr.await(func() bool {
		answer := tr.post(tr.home, "", "/v1/commands", tr.seller.signs(tr.id, &traderules.SharesListed{
			Lot: tr.lot, Quantity: 300, Price: 15_000, Until: tr.now().After(value.Day),
		}))
		if answer.status == http.StatusUnprocessableEntity {
			answer.problem(http.StatusUnprocessableEntity, Code(value.CodeObjectionPeriod))
			tr.ledger.Pass(tr.now().After(5), tr.tick)
			return false
		}
		done := ok[api.CommandAnswer](answer, http.StatusOK)
		tr.settle(uint64(*done.Block))
		tr.listing = first[value.ListingID](done.Created, "listing")
		return true
	})
}

// draft leaves what the terms commit to and makes the terms.
func (tr *trade) draft() {
	tr.t.Helper()
	entered := tr.deposit(tr.buyer, "서울시 강남구 9")
	tr.account = ok[api.AccountAnswer](tr.post(tr.elsewhere, tr.login(tr.elsewhere, tr.seller), "/v1/escrow/accounts",
		api.AccountRequest{Bank: "한빛은행", Number: "110-123-456789", Holder: sellerName}), http.StatusCreated)
	refund := ok[api.AccountAnswer](tr.post(tr.elsewhere, tr.login(tr.elsewhere, tr.buyer), "/v1/escrow/accounts",
		api.AccountRequest{Bank: "한빛은행", Number: "220-123-456789", Holder: buyerName}), http.StatusCreated)
	draft := ok[api.ContractDraft](tr.get(tr.home, tr.buyerToken, "/v1/offers/"+string(tr.offer)+"/contract-text?lang=ko"), http.StatusOK)
	text := ok[api.ContractTextDeposit](tr.post(tr.home, tr.buyerToken, "/v1/offers/"+string(tr.offer)+"/text", api.ContractTextRequest{Text: draft.Text}), http.StatusCreated)
	tr.terms = model.Terms{
		Issuer: tr.id, Class: tr.class, Offer: tr.offer, Seller: tr.seller.DID, SellerEntry: tr.entry, Buyer: tr.buyer.DID,
		BuyerAddress: entered.Address, Quantity: 200, Price: 15_000, Total: 3_000_000, EscrowAgent: "member2", Payout: tr.account.Commitment,
		Refund: refund.Commitment, FundBy: tr.now().After(value.Day), ContractOn: tr.now().DateInKorea(), Text: text.Digest,
	}
}

// conclude signs for the seller and approves; settle2 pays and settles.
func (tr *trade) conclude() {
	tr.t.Helper()
	tr.act(tr.home, tr.seller.signs(tr.id, &traderules.AgreementSigned{Terms: tr.terms}))
	tr.act(tr.home, tr.director.signs(tr.id, &approval.ApprovalVoted{Agreement: tr.agreement, Approve: true}))
}

func (tr *trade) pay() {
	tr.t.Helper()
	tr.act(tr.elsewhere, tr.escrow.signs(tr.id, &traderules.DepositAttested{
		PaymentBody: traderules.PaymentBody{Agreement: tr.agreement, Reference: "B-1", Amount: 3_000_000}, FromBuyer: true,
	}))
	tr.act(tr.home, tr.stranger.signs(tr.id, &traderules.TradeSettled{Agreement: tr.agreement}))
	tr.act(tr.elsewhere, tr.escrow.signs(tr.id, &traderules.PayoutAttested{
		PaymentBody: traderules.PaymentBody{Agreement: tr.agreement, Reference: "B-2", Amount: 3_000_000},
	}))
}

func (tr *trade) view(s *site, token string) api.AgreementAnswer {
	tr.t.Helper()
	return ok[api.AgreementAnswer](tr.get(s, token, "/v1/agreements/"+string(tr.agreement)), http.StatusOK)
}

// progress is the state of each step.
func progress(steps []api.ProgressStep) map[api.ProgressStepStep]api.ProgressStepState {
	states := map[api.ProgressStepStep]api.ProgressStepState{}
	for _, step := range steps {
		states[step.Step] = step.State
		if (step.State == api.Done) != (step.Block != nil && step.At > 0 && step.Tx != "") {
			states[step.Step] = "without a place on the ledger"
		}
	}
	return states
}

func TestATradeGoesThroughTheAPI(t *testing.T) {
	tr := newTrade(t)
	wantProgress(t, tr.view(tr.home, "").Progress, api.Done, api.Done, api.Now, "", api.Next, api.Next, api.Next)
	tr.act(tr.home, tr.seller.signs(tr.id, &traderules.AgreementSigned{Terms: tr.terms}))
	wantProgress(t, tr.view(tr.home, "").Progress, api.Done, api.Done, api.Done, api.Now, api.Next, api.Next, api.Next)
	tr.act(tr.home, tr.director.signs(tr.id, &approval.ApprovalVoted{Agreement: tr.agreement, Approve: true}))
	wantProgress(t, tr.view(tr.elsewhere, "").Progress, api.Done, api.Done, api.Done, api.Done, api.Now, api.Next, api.Next)
	tr.pay()
	wantProgress(t, tr.view(tr.home, "").Progress, api.Done, api.Done, api.Done, api.Done, api.Done, api.Done, api.Done)

	bought := tr.entryOf(buyerName)
	if bought.Totals[string(tr.class)] != 200 || bought.Controller != tr.buyer.DID {
		t.Errorf("the buyer's entry is %+v", bought)
	}
	if kept := tr.entryOf(sellerName); kept.Totals[string(tr.class)] != 400 || len(kept.Lots) != 1 {
		t.Errorf("the seller's entry is %+v", kept)
	}
	ended := ok[api.RegisterAnswer](tr.get(tr.home, "", tr.path("/register?ended=true")), http.StatusOK)
	lots := 0
	for _, entry := range ended.Entries {
		lots += len(entry.Lots)
	}
	if lots != 5 {
		t.Errorf("the register has %d lots with the ended one", lots)
	}
	lot := ok[api.LotAnswer](tr.get(tr.elsewhere, "", "/v1/lots/"+string(tr.lot)), http.StatusOK)
	if lot.Ended == nil || lot.Ended.Block <= lot.Recorded.Block || lot.Lot.Ended == nil {
		t.Errorf("the sold lot is %+v", lot)
	}
	listed := ok[api.AgreementList](tr.get(tr.home, "", "/v1/agreements?issuer="+string(tr.id)+"&party="+string(tr.buyer.DID)), http.StatusOK)
	if len(listed.Agreements) != 1 || listed.Agreements[0].Agreement.State != model.AgreementIsPaid {
		t.Errorf("the list is %+v", listed)
	}
	wantHistory(t, ok[api.HistoryList](tr.get(tr.home, "", tr.path("/history?limit=200")), http.StatusOK))
}

func wantProgress(t *testing.T, steps []api.ProgressStep, want ...api.ProgressStepState) {
	t.Helper()
	got := progress(steps)
	for i, step := range []api.ProgressStepStep{api.Listed, api.Offered, api.Agreed, api.Approved, api.Funded, api.Settled, api.Paid} {
		if got[step] != want[i] {
			t.Errorf("%s is %q instead of %q", step, got[step], want[i])
		}
	}
}

func wantHistory(t *testing.T, history api.HistoryList) {
	t.Helper()
	seen := map[value.Type]bool{}
	for _, act := range history.Acts {
		seen[act.Type] = true
		if act.Sentence.Ko == "" || act.Sentence.En == "" || act.Block == 0 || act.Command == "" {
			t.Errorf("an act says nothing: %+v", act)
		}
	}
	for _, kind := range []value.Type{companyrules.TypeIssuerApplied, holder.TypeRegisterImported, holder.TypeEntryClaimed, traderules.TypeTradeSettled, traderules.TypePayoutAttested} {
		if !seen[kind] {
			t.Errorf("the history lacks %s", kind)
		}
	}
}

func TestARefusedTransferShowsWhereItFailed(t *testing.T) {
	tr := newTrade(t)
	tr.act(tr.home, tr.seller.signs(tr.id, &traderules.AgreementSigned{Terms: tr.terms}))
	tr.act(tr.home, tr.director.signs(tr.id, &approval.ApprovalVoted{Agreement: tr.agreement}))
	wantProgress(t, tr.view(tr.home, "").Progress, api.Done, api.Done, api.Done, api.Failed, api.Next, api.Next, api.Next)
}
