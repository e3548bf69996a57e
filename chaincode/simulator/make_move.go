package simulator

import "holdfast/chaincode/core"

var moveMakers = []maker{
	{core.TypeSharesGiven, 3, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		to := g.holder()
		quantity := g.shares(lot.Free())
		return act{who: who, with: []*Person{to}, body: &core.SharesGiven{
			Receiver: to.DID, Entry: g.commitment(), Parts: []core.LotPart{{Lot: lot.ID, Quantity: quantity}}, Quantity: quantity,
			ContractOn: g.now.DateInKorea(), Text: g.digest(),
		}}, ok && to != who
	}},
	{core.TypeTransferVoted, 4, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, core.KindTransferRequest, asked(core.RequestIsPending))
		return act{who: g.director(), body: &core.TransferVoted{Transfer: x.ID, Approve: g.often(80)}}, ok
	}},
	{core.TypeTransferResolved, 2, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, core.KindTransferRequest, asked(core.RequestIsPending))
		return act{who: g.officerOf(r), body: &core.TransferResolved{Transfer: x.ID, Approve: g.often(70), Minutes: g.digest()}}, ok
	}},
	{core.TypeTransferCompleted, 6, func(g *Generator, r *register) (act, bool) {
		if x, ok := find(g, r, core.KindTransferRequest, asked(core.RequestIsApproved)); ok && g.often(50) {
			return act{who: g.anyone(), body: &core.TransferCompleted{Transfer: x.ID}}, true
		}
		x, ok := find(g, r, core.KindRecordedTransfer, recorded)
		return act{who: g.anyone(), body: &core.TransferCompleted{Transfer: x.ID}}, ok
	}},
	{core.TypeTransferWithdrawn, 1, func(g *Generator, r *register) (act, bool) {
		if x, ok := find(g, r, core.KindTransferRequest, asked(core.RequestIsPending)); ok && g.often(50) {
			return act{who: g.known(x.Giver), body: &core.TransferWithdrawn{Transfer: x.ID}}, true
		}
		x, ok := find(g, r, core.KindRecordedTransfer, recorded)
		return act{who: g.officerOf(r), body: &core.TransferWithdrawn{Transfer: x.ID}}, ok
	}},
	{core.TypeTransferObjected, 1, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, core.KindRecordedTransfer, recorded)
		return act{who: g.holder(), body: &core.TransferObjected{Transfer: x.ID, Reason: g.digest()}}, ok
	}},
	{core.TypeTransferDecided, 3, func(g *Generator, r *register) (act, bool) {
		x, ok := find(g, r, core.KindRecordedTransfer, func(x core.RecordedTransfer) bool { return x.State == core.RecordedIsObjected })
		desk, member := g.desk(core.IdentityDesk)
		return act{who: desk, body: &core.TransferDecided{Transfer: x.ID, Member: member, Uphold: g.often(50), Evidence: g.digest()}}, ok
	}},
	{core.TypeOfficerRecordedTransfer, 3, recordTransfer},
	{core.TypeOrderExecuted, 1, executeOrder},
	{core.TypeClaimReleased, 1, func(g *Generator, r *register) (act, bool) {
		e, ok := find(g, r, core.KindEntry, func(e core.HolderEntry) bool { return e.State == core.EntryIsClaimed })
		a, pair := g.twoDesks(core.IdentityDesk)
		a.body = &core.ClaimReleased{Entry: e.ID, Member: pair.Member, Second: pair.CheckedAt, On: g.now.After(-core.Day).DateInKorea(), Evidence: g.digest()}
		return a, ok && g.often(50)
	}},
	{core.TypeNoticeRecorded, 1, func(g *Generator, r *register) (act, bool) {
		lot, who, ok := g.held(r)
		day := g.now.DateInKorea()
		return act{who: who, body: &core.NoticeRecorded{
			Lot: lot.ID, Kind: one(g, core.NoticeGiven, core.ConsentGiven), CertifiedOn: day, Office: "공증인가 한결", ReceivedOn: day, Document: g.digest(),
		}}, ok
	}},
	{core.TypeRivalNoticeRecorded, 1, func(g *Generator, r *register) (act, bool) {
		lot, ok := find(g, r, core.KindLot, g.live)
		day := g.now.DateInKorea()
		return act{who: g.officerOf(r), body: &core.RivalNoticeRecorded{
			Lot: lot.ID, CertifiedOn: day, Office: "공증인가 한결", ReceivedOn: day, Sender: g.commitment(), Document: g.digest(),
		}}, ok
	}},
}

func asked(state core.RequestState) func(core.TransferRequest) bool {
	return func(x core.TransferRequest) bool { return x.State == state }
}

func recorded(x core.RecordedTransfer) bool { return x.Ended == nil }

// recordTransfer is an officer's, of a lot that nobody controls, to an heir or two.
func recordTransfer(g *Generator, r *register) (act, bool) {
	lot, ok := find(g, r, core.KindLot, g.live)
	if !ok || lot.Free() < 1 {
		return act{}, false
	}
	desk, member := g.desk(core.IdentityDesk)
	body := &core.OfficerRecordedTransfer{
		Entry: lot.Entry, Grounds: core.Inheritance, EffectiveOn: g.now.DateInKorea(), Evidence: g.digest(), Member: member, Quantity: g.shares(lot.Free()),
	}
	heir := func(quantity core.Shares) {
		body.To = append(body.To, core.Receipt{
			Receiver: core.Receiver{Kind: core.Person, Holder: g.commitment()}, Parts: []core.LotPart{{Lot: lot.ID, Quantity: quantity}},
		})
	}
	first := g.shares(body.Quantity)
	heir(first)
	if rest := body.Quantity - first; rest > 0 {
		heir(rest)
	}
	switch g.n(5) {
	case 0:
		body.Grounds, body.Approval = core.SaleBefore, g.digest()
	case 1:
		body.Grounds, body.Corrects = core.WrongHolder, lot.Recorded.Command
	}
	return act{who: g.officerOf(r), with: []*Person{desk}, body: body}, true
}

// executeOrder is a court's order on a lot, with what binds it.
func executeOrder(g *Generator, r *register) (act, bool) {
	lot, ok := find(g, r, core.KindLot, g.live)
	if !ok {
		return act{}, false
	}
	a, pair := g.twoDesks(core.ArbiterDesk)
	quantity := g.shares(lot.Quantity)
	a.body = &core.OrderExecuted{
		Member: pair.Member, Second: pair.CheckedAt, CourtOrder: g.order(), Parts: []core.LotPart{{Lot: lot.ID, Quantity: quantity}}, Quantity: quantity,
		To: core.Receiver{Kind: core.Person, Holder: g.commitment()}, Ends: lot.Encumbrances, Frees: lot.Reservations,
	}
	return a, g.often(60)
}
