package rulestest

import (
	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/company"
	"holdfast/chaincode/value"
)

func (w *World) Amend(c Company, b company.ArticlesAmended) model.SignedCommand {
	w.Helper()
	if b.Class == "" {
		b.Class = c.Common
	}
	if b.From == "" {
		b.From = w.Now.DateInKorea()
	}
	b.Resolution = Digest("minutes")
	return w.Command(Officer, c.ID, &b)
}

func (w *World) Board(c Company, threshold int, directors ...Someone) model.SignedCommand {
	w.Helper()
	b := model.Board{Directors: []value.DID{}, Threshold: threshold}
	for _, who := range directors {
		b.Directors = append(b.Directors, who.Did())
	}
	return w.Command(Officer, c.ID, &company.BoardChanged{Board: b, Resolution: Digest("minutes")})
}
