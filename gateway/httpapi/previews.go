package httpapi

import (
	"net/http"
	"strconv"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/shareholderlist"
)

// maxPreviewHolders is how many holders stand in a preview; the others are asked for by pages.
const maxPreviewHolders = 100

// getImportHolders pages through the holders of a list. The cursor is how many came before.
func (s *Server) getImportHolders(w http.ResponseWriter, r *http.Request) error {
	listed, err := s.listed(r)
	if err != nil {
		return err
	}
	asked, err := page(r)
	if err != nil {
		return err
	}
	holders := listed.Preview.Holders
	from := int(min(int64(asked.After), int64(len(holders))))
	to := min(from+asked.Limit, len(holders))
	answer := api.ImportHolderList{Holders: importHolders(holders[from:to])}
	if to < len(holders) {
		answer.Next = strconv.Itoa(to)
	}
	return writeJSON(w, http.StatusOK, answer)
}

// importAnswer is a list as the officer sees it.
func importAnswer(l homes.Listed) api.ImportAnswer {
	p := l.Preview
	preview := api.ImportPreview{
		Ready: l.Ready, Sheet: p.Sheet, Digest: value.Digest(p.Digest.String()), HolderCount: len(p.Holders),
		Holders: importHolders(p.Holders[:min(len(p.Holders), maxPreviewHolders)]), Totals: []api.ImportTotal{}, Problems: []api.ImportProblem{},
	}
	for _, h := range p.Holders {
		preview.LotCount += len(h.Lots)
	}
	for _, t := range p.Totals {
		preview.Totals = append(preview.Totals, api.ImportTotal{
			Class: value.ClassID(t.ID), Name: t.Name, Authorised: value.Shares(t.Authorised), Issued: value.Shares(t.Issued), Listed: value.Shares(t.Listed),
		})
	}
	for _, problem := range p.Problems {
		preview.Problems = append(preview.Problems, importProblem(problem))
	}
	return api.ImportAnswer{Import: string(l.ID), Expires: value.Time(l.Expires.Unix()), Preview: preview, Package: packageAnswer(l)}
}

func importHolders(holders []shareholderlist.Holder) []api.ImportHolder {
	out := make([]api.ImportHolder, 0, len(holders))
	for _, h := range holders {
		holder := api.ImportHolder{
			Ref: string(h.Ref), Name: h.Name, Kind: string(h.Kind), BirthDate: h.BirthDate.String(), CorporateNumber: string(h.CorporateNumber),
			BusinessNumber: string(h.BusinessNumber), Address: h.Address, Email: h.Email, Phone: h.Phone, Lots: []api.ImportLot{},
		}
		for _, lot := range h.Lots {
			holder.Lots = append(holder.Lots, api.ImportLot{
				Class: value.ClassID(lot.Class), Quantity: value.Shares(lot.Quantity), AcquiredOn: lot.AcquiredOn.String(),
				Certificate: lot.Certificate, Row: lot.Row,
			})
		}
		out = append(out, holder)
	}
	return out
}

func importProblem(p shareholderlist.Problem) api.ImportProblem {
	out := api.ImportProblem{
		Severity: api.ImportProblemSeverity(p.Severity), Code: string(p.Code), Sheet: p.Sheet, Row: p.Row, Column: p.Column, Header: p.Header,
		Ko: p.MessageKo, En: p.MessageEn,
	}
	if p.Question != nil {
		question := &api.ImportQuestion{Id: string(p.Question.ID), Rows: notNil(p.Question.Rows), Given: string(p.Question.Given)}
		for _, answer := range p.Question.Answers {
			question.Answers = append(question.Answers, api.ImportAnswerValue(answer))
		}
		out.Question = question
	}
	return out
}
