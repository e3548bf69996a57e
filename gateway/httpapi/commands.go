package httpapi

import (
	"context"
	"errors"
	"net/http"
	"regexp"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/ledger"
	"holdfast/gateway/store"
)

func (s *Server) submitCommand(w http.ResponseWriter, r *http.Request) error {
	signed, err := readJSON[model.SignedCommand](w, r, maxCommandJSON)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &problem{code: Code(value.CodeTooLarge), detail: "the command has more than 64 KiB"}
	}
	if err != nil {
		return err
	}
	id := signed.ID()
	traceOf(r.Context()).command = id
	outcome, err := s.Commands.Submit(r.Context(), signed)
	if err != nil {
		p := *problemOf(err)
		p.command = id
		return &p
	}
	return s.answerOutcome(w, r, outcome)
}

func (s *Server) answerOutcome(w http.ResponseWriter, r *http.Request, o ledger.Outcome) error {
	answer := api.CommandAnswer{Id: o.Command, Created: notNil(o.Created), Tx: o.Transaction, Repeated: o.Repeated, Height: s.height()}
	switch o.Status {
	case model.Applied:
		answer.Status, answer.Block = api.CommandAnswerStatusApplied, blockOf(o)
		answer.Height = s.seen(r.Context(), o.Block)
		return writeJSON(w, http.StatusOK, answer)
	case model.Deferred:
		answer.Status, answer.Sentence = api.CommandAnswerStatusDeferred, explained(value.CodeDeferred)
		return writeJSON(w, http.StatusAccepted, answer)
	case ledger.Unknown:
		answer.Status, answer.Sentence = api.CommandAnswerStatusUnknown, &unknownOutcome
		return writeJSON(w, http.StatusAccepted, answer)
	case model.Rejected:
		s.seen(r.Context(), o.Block)
		return &problem{code: Code(o.Code), detail: (&value.Error{Code: o.Code, Args: o.Args}).Error(), args: o.Args, command: o.Command, tx: o.Transaction, block: blockOf(o)}
	}
	return &problem{code: Code(o.Code), detail: (&value.Error{Code: o.Code, Args: o.Args}).Error(), args: o.Args, command: o.Command}
}

// seen waits a moment until a block can be read here, so that whoever acts sees what they did, and returns the height at
// which it can.
func (s *Server) seen(ctx context.Context, block uint64) api.Height {
	ctx, cancel := context.WithTimeout(ctx, ownWritePatience)
	defer cancel()
	// In vain when the site is behind or halted: the client then asks with the height.
	_ = s.Auditor.WaitHeight(ctx, block)
	return api.Height(block) + 1
}

// height is how many blocks the read model has seen.
func (s *Server) height() api.Height { return api.Height(s.Auditor.Height()) + 1 }

func (s *Server) getCommand(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.CommandID](r, "command")
	if err != nil {
		return err
	}
	traceOf(r.Context()).command = id
	answer, err := s.commandHere(r, id)
	if err == nil {
		return writeJSON(w, http.StatusOK, answer)
	}
	if !errors.Is(err, store.ErrNotFound) && problemOf(err).code != Code(value.CodeNotFounded) {
		return err
	}
	// The read model does not have it, or not yet: the ledger may.
	outcome, err := s.Commands.Outcome(r.Context(), id)
	if err != nil {
		return err
	}
	answer = api.CommandOutcome{
		Id: id, Status: api.CommandOutcomeStatus(outcome.Status), Created: notNil(outcome.Created), Tx: outcome.Transaction,
		At: outcome.At, Height: s.height(),
	}
	if outcome.Status == ledger.Unknown {
		answer.Sentence = &unknownOutcome
		return writeJSON(w, http.StatusOK, answer)
	}
	answer.Block, answer.Height = blockOf(outcome), max(answer.Height, api.Height(outcome.Block)+1)
	if outcome.Code != "" {
		answer.Code, answer.Sentence = string(outcome.Code), withheld(outcome.Code)
	}
	return writeJSON(w, http.StatusOK, answer)
}

// commandHere reads a command's outcome from the read model. What exactly was wrong, amounts and all, is for those alone who signed
// the command or for whom it was signed; everybody else is told the rule.
func (s *Server) commandHere(r *http.Request, id value.CommandID) (answer api.CommandOutcome, err error) {
	visitor, err := s.visitor(r)
	if err != nil {
		return answer, err
	}
	err = s.read(r, func(v *store.View) error {
		written, err := v.Command(id)
		if err != nil {
			return err
		}
		outcome, err := one[model.Outcome](v, model.OutcomeRef(id))
		if err != nil {
			return err
		}
		block := api.Block(written.Block)
		answer = api.CommandOutcome{
			Id: id, Type: outcome.Type, Actor: outcome.Actor, Status: api.CommandOutcomeStatus(outcome.Status),
			Created: notNil(outcome.Created), Tx: outcome.On.Transaction, At: outcome.On.At, Block: &block, Height: heightOf(v),
		}
		if outcome.Code != "" {
			answer.Code, answer.Sentence = string(outcome.Code), withheld(outcome.Code)
			if visitor != "" && (visitor == outcome.Actor || visitor == outcome.For) {
				answer.Sentence = explained(outcome.Code, outcome.Args...)
			}
		}
		return nil
	})
	return answer, err
}

func blockOf(o ledger.Outcome) *int64 {
	block := int64(o.Block)
	return &block
}

func explained(code value.Code, args ...value.Arg) *api.Sentence {
	sentence := rules.Explain(code, args...)
	return &api.Sentence{Ko: sentence.Korean, En: sentence.English}
}

// places are where a code's sentence speaks of a refusal's arguments.
var places = regexp.MustCompile(`\{[^}]*\}`)

// withheld is what explained says to those who may not know a refusal's arguments.
func withheld(code value.Code) *api.Sentence {
	sentence := rules.Unfilled(code)
	return &api.Sentence{Ko: places.ReplaceAllString(sentence.Korean, "…"), En: places.ReplaceAllString(sentence.English, "…")}
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
