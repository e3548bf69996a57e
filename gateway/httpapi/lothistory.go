package httpapi

import (
	"fmt"
	"net/http"
	"slices"

	textlanguage "golang.org/x/text/language"
	"golang.org/x/text/message"

	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

const (
	// maxSteps is how many lots a lot's history goes back.
	maxSteps = 1_000
	// maxActsOfLot is how many acts of each lot are named.
	maxActsOfLot = 500
)

// actNames are what people call each type of act.
var actNames = func() map[value.Type]model.Label {
	names := map[value.Type]model.Label{}
	for _, about := range rules.AboutTypes() {
		names[about.Type] = about.Name
	}
	return names
}()

// getLotHistory explains a lot: from the first list or issue that it comes from to what became of it.
func (s *Server) getLotHistory(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.LotID](r, "lot")
	if err != nil {
		return err
	}
	answer := api.LotHistory{Lot: id, Steps: []api.LotStep{}}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		h := lotHistory{v}
		lots, err := h.back(id)
		if err != nil {
			return err
		}
		for i, lot := range lots {
			step, err := h.step(lots, i)
			if err != nil {
				return fmt.Errorf("explain the lot %s: %w", lot.ID, err)
			}
			answer.Steps = append(answer.Steps, step)
		}
		answer.Into, err = h.into(lots[len(lots)-1])
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

type lotHistory struct{ view *store.View }

// back are the lots from the first one that a lot comes out of to itself.
func (h lotHistory) back(id value.LotID) ([]model.Lot, error) {
	var lots []model.Lot
	for range maxSteps {
		lot, err := one[model.Lot](h.view, model.LotRef(id))
		if err != nil {
			return nil, err
		}
		lots = append(lots, lot)
		if len(lot.From) == 0 {
			slices.Reverse(lots)
			return lots, nil
		}
		id = lot.From[0]
	}
	return nil, fmt.Errorf("the lot comes out of more than %d others", maxSteps)
}

// step explains one lot by the lot before it and the act that made it of that.
func (h lotHistory) step(lots []model.Lot, i int) (api.LotStep, error) {
	lot := lots[i]
	step := api.LotStep{
		Lot: lot.ID, Entry: lot.Entry, Class: lot.Class, Quantity: lot.Quantity, Provenance: lot.Provenance, EffectiveOn: lot.EffectiveOn,
		ContractOn: lot.ContractOn, PaidOn: lot.PaidOn, Change: lot.Staged, Beside: []api.LotPart{}, Acts: []api.LotAct{},
	}
	if i > 0 {
		step.In = lots[i-1].Quantity
		parts, err := h.into(lots[i-1])
		if err != nil {
			return step, err
		}
		step.Beside = slices.DeleteFunc(parts, func(p api.LotPart) bool { return p.Lot == lot.ID })
	}
	made, err := h.maker(lot)
	if err != nil {
		return step, err
	}
	if step.Act, err = h.act(made); err != nil {
		return step, err
	}
	history, err := h.view.HistoryOf(lot.Ref(), store.Page{Limit: maxActsOfLot})
	if err != nil {
		return step, err
	}
	for _, written := range history.Items {
		act, err := h.act(written.Command)
		if err != nil {
			return step, err
		}
		step.Acts = append(step.Acts, act)
	}
	step.Sentence = lotSentence(step, i == 0, i > 0 && lots[i-1].Entry == lot.Entry)
	return step, nil
}

// maker is the act by which a lot counts: the close of the staged act that made it, or what recorded it.
func (h lotHistory) maker(lot model.Lot) (value.CommandID, error) {
	if lot.Staged == "" {
		return lot.Recorded.Command, nil
	}
	closed, err := optional[model.Completion](h.view, model.CompletionRef(lot.Staged))
	if err != nil || closed == nil {
		return lot.Recorded.Command, err
	}
	return closed.On.Command, nil
}

// into are the lots that came out of one.
func (h lotHistory) into(lot model.Lot) ([]api.LotPart, error) {
	parts := []api.LotPart{}
	var names []value.LotID
	if lot.Ended != nil {
		names = lot.Ended.Into
	} else {
		replaced, err := optional[model.Replacement](h.view, model.ReplacementRef(lot.Class, lot.Epoch))
		if err != nil {
			return nil, err
		}
		if replaced != nil {
			names = []value.LotID{model.Successor(replaced.Act, lot.ID)}
		}
	}
	for _, name := range names {
		next, err := optional[model.Lot](h.view, model.LotRef(name))
		if err != nil {
			return nil, err
		}
		if next != nil { // a ratio may leave nothing of a lot
			parts = append(parts, api.LotPart{Lot: next.ID, Entry: next.Entry, Quantity: next.Quantity})
		}
	}
	return parts, nil
}

// act says what a command was, where it stands and who signed it.
func (h lotHistory) act(id value.CommandID) (api.LotAct, error) {
	written, err := h.view.Command(id)
	if err != nil {
		return api.LotAct{}, err
	}
	name := actNames[written.Type]
	act := api.LotAct{
		Type: written.Type, Name: api.Sentence{Ko: name.Korean, En: name.English}, Command: written.Command, Actor: written.Actor,
		At: written.At, Tx: written.Transaction, Block: api.Block(written.Block), Signers: []string{},
	}
	given, err := h.view.ProofsOf(id)
	for _, p := range given {
		if key, err := (proofs.Verifier{}).KeyID(p); err == nil {
			act.Signers = append(act.Signers, string(key))
		}
	}
	return act, err
}

// lotSentence says in one sentence how a lot came to its number of shares.
func lotSentence(s api.LotStep, first, kept bool) api.Sentence {
	write := message.NewPrinter(textlanguage.English) // both languages group digits alike
	var beside value.Shares
	for _, p := range s.Beside {
		beside += p.Quantity
	}
	switch {
	case first:
		return api.Sentence{
			Ko: write.Sprintf("「%s」에 따라 %d주가 명부에 처음 기록되었습니다.", s.Act.Name.Ko, s.Quantity),
			En: write.Sprintf("By %q, %d shares were first recorded.", s.Act.Name.En, s.Quantity),
		}
	case s.Change != "":
		return api.Sentence{
			Ko: write.Sprintf("「%s」에 따라 %d주가 %d주로 바뀌었습니다.", s.Act.Name.Ko, s.In, s.Quantity),
			En: write.Sprintf("By %q, %d shares became %d.", s.Act.Name.En, s.In, s.Quantity),
		}
	case kept:
		return api.Sentence{
			Ko: write.Sprintf("「%s」에 따라 %d주 가운데 %d주가 나가고 %d주가 남았습니다.", s.Act.Name.Ko, s.In, beside, s.Quantity),
			En: write.Sprintf("By %q, %d of %d shares left and %d remained.", s.Act.Name.En, beside, s.In, s.Quantity),
		}
	}
	return api.Sentence{
		Ko: write.Sprintf("「%s」에 따라 %d주 가운데 %d주가 이 주주에게 왔습니다.", s.Act.Name.Ko, s.In, s.Quantity),
		En: write.Sprintf("By %q, %d of %d shares came to this holder.", s.Act.Name.En, s.Quantity, s.In),
	}
}
