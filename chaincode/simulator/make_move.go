package simulator

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/move"
	"holdfast/chaincode/value"
)

var moveMakers = []maker{
	{move.TypeSharesGiven, 3, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		to := g.holder()
		quantity := g.shares(lot.Free())
		return act{who: who, with: []*Person{to}, body: &move.SharesGiven{
			Receiver: to.DID, Address: g.address(), Parts: []model.LotPart{{Lot: lot.ID, Quantity: quantity}}, Quantity: quantity,
			ContractOn: g.now.DateInKorea(), Text: g.digest(),
		}}, ok && to != who
	}},
	{move.TypeTransferVoted, 4, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, model.KindTransferRequest, asked(model.RequestIsPending))
		return act{who: g.director(), body: &move.TransferVoted{Transfer: x.ID, Approve: g.often(80)}}, ok
	}},
	{move.TypeTransferResolved, 2, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, model.KindTransferRequest, asked(model.RequestIsPending))
		return act{who: g.officerOf(r), body: &move.TransferResolved{Transfer: x.ID, Approve: g.often(70), Minutes: g.digest()}}, ok
	}},
	{move.TypeTransferCompleted, 6, func(g *Generator, r *register) (act, bool) {
		if x, ok := find(g, r, model.KindTransferRequest, asked(model.RequestIsApproved)); ok && g.often(50) {
			return act{who: g.anyone(), body: &move.TransferCompleted{Transfer: x.ID}}, true
		}
		x, ok := find(g, r, model.KindRecordedTransfer, recorded)
		return act{who: g.anyone(), body: &move.TransferCompleted{Transfer: x.ID}}, ok
	}},
	{move.TypeTransferWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		if x, ok := find(g, r, model.KindTransferRequest, asked(model.RequestIsPending)); ok && g.often(50) {
			return act{who: g.known(x.Giver), body: &move.TransferWithdrawn{Transfer: x.ID}}, true
		}
		x, ok := find(g, r, model.KindRecordedTransfer, recorded)
		return act{who: g.officerOf(r), body: &move.TransferWithdrawn{Transfer: x.ID}}, ok
	}},
	{move.TypeTransferObjected, 1, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, model.KindRecordedTransfer, recorded)
		return act{who: g.holder(), body: &move.TransferObjected{Transfer: x.ID, Reason: g.digest()}}, ok
	}},
	{move.TypeTransferDecided, 3, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, model.KindRecordedTransfer, func(x model.RecordedTransfer) bool { return x.State == model.RecordedIsObjected })
		desk, member := g.desk(model.IdentityDesk)
		return act{who: desk, body: &move.TransferDecided{Transfer: x.ID, Member: member, Uphold: g.often(50), Evidence: g.digest()}}, ok
	}},
	{move.TypeOfficerRecordedTransfer, 3, recordTransfer},
	{move.TypeOrderExecuted, 1, executeOrder},
	{move.TypeClaimReleased, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, model.KindEntry, func(e model.HolderEntry) bool { return e.State == model.EntryIsClaimed })
		a, pair := g.twoDesks(model.IdentityDesk)
		a.body = &move.ClaimReleased{Entry: e.ID, Member: pair.Member, Second: pair.CheckedAt, On: g.now.After(-value.Day).DateInKorea(), Evidence: g.digest()}
		return a, ok && g.often(50)
	}},
	{move.TypeNoticeRecorded, 1, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		day := g.now.DateInKorea()
		return act{who: who, body: &move.NoticeRecorded{
			Lot: lot.ID, Kind: one(g, model.NoticeGiven, model.ConsentGiven), CertifiedOn: day, Office: "공증인가 한결", ReceivedOn: day, Document: g.digest(),
		}}, ok
	}},
	{move.TypeRivalNoticeRecorded, 1, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, model.KindLot, g.live)
		day := g.now.DateInKorea()
		return act{who: g.officerOf(r), body: &move.RivalNoticeRecorded{
			Lot: lot.ID, CertifiedOn: day, Office: "공증인가 한결", ReceivedOn: day, Sender: g.commitment(), Document: g.digest(),
		}}, ok
	}},
}

func asked(state model.RequestState) func(model.TransferRequest) bool {
	return func(x model.TransferRequest) bool { return x.State == state }
}

func recorded(x model.RecordedTransfer) bool { return x.Ended == nil }

// recordTransfer is an officer's, of a lot that nobody controls, to an heir or two.
func recordTransfer(g *Generator, r *register) (act, bool) {
	lot, ok := find(g, r, model.KindLot, g.live)
	if !ok || lot.Free() < 1 {
		return act{}, false
	}
	desk, member := g.desk(model.IdentityDesk)
	body := &move.OfficerRecordedTransfer{
		Entry: lot.Entry, Grounds: model.Inheritance, EffectiveOn: g.now.DateInKorea(), Evidence: g.digest(), Member: member, Quantity: g.shares(lot.Free()),
	}
	heir := func(quantity value.Shares) {
		body.To = append(body.To, move.Receipt{
			Receiver: model.Receiver{Kind: model.Person, Holder: g.commitment()}, Parts: []model.LotPart{{Lot: lot.ID, Quantity: quantity}},
		})
	}
	first := g.shares(body.Quantity)
	heir(first)
	if rest := body.Quantity - first; rest > 0 {
		heir(rest)
	}
	switch g.n(5) {
	case 0:
		body.Grounds, body.Approval = model.SaleBefore, g.digest()
	case 1:
		body.Grounds, body.Corrects = model.WrongHolder, lot.Recorded.Command
	}
	return act{who: g.officerOf(r), with: []*Person{desk}, body: body}, true
}

// executeOrder is a court's order on a lot, with what binds it.
func executeOrder(g *Generator, r *register) (act, bool) {
	lot, ok := find(g, r, model.KindLot, g.live)
	if !ok {
		return act{}, false
	}
	a, pair := g.twoDesks(model.ArbiterDesk)
	quantity := g.shares(lot.Quantity)
	a.body = &move.OrderExecuted{
		Member: pair.Member, Second: pair.CheckedAt, CourtOrder: g.order(), Parts: []model.LotPart{{Lot: lot.ID, Quantity: quantity}}, Quantity: quantity,
		To: model.Receiver{Kind: model.Person, Holder: g.commitment()}, Ends: lot.Encumbrances, Frees: lot.Reservations,
	}
	return a, g.often(60)
}
