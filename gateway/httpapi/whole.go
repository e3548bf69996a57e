package httpapi

import (
	"net/http"

	"holdfast/chaincode/model"
	"holdfast/chaincode/replay"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/store"
)

// getRegisterHash answers with the hash of a register's records, which a replay of the ledger's history must come to.
func (s *Server) getRegisterHash(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return err
	}
	answer := api.RegisterHash{Issuer: id}
	err = s.read(r, func(v *store.View) error {
		answer.Height = heightOf(v)
		if _, err := one[model.Application](v, model.ApplicationRef(id)); err != nil {
			return err
		}
		digest := replay.NewDigest()
		err := v.EachValue(id, func(val []byte) error { digest.Add(val); return nil })
		answer.Hash, answer.Records = digest.Sum(), digest.Records()
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}

// exportHistory writes the whole history as JSON lines, as far as this site has read it, while it reads it. Transactions that
// the ledger found invalid, and commands without an outcome, changed nothing and are left out.
func (s *Server) exportHistory(w http.ResponseWriter, r *http.Request) error {
	if err := s.desk(r, wholeHistory, model.OperatorDesk, operatorDesk); err != nil {
		return err
	}
	return s.read(r, func(v *store.View) error {
		count, err := v.Transactions()
		if err != nil {
			return err
		}
		w.Header().Set("Content-Type", "application/x-ndjson")
		w.Header().Set("Cache-Control", "no-store")
		lines, err := replay.NewWriter(w, v.Ledger(), count)
		if err != nil {
			return nil // a client that went away is not told
		}
		return v.EachTransaction(func(t store.Transaction) error { return lines.Write(lineOf(t)) })
	})
}

func lineOf(t store.Transaction) replay.Transaction {
	line := replay.Transaction{
		Block: t.Block, Index: t.Index, ID: t.ID, At: t.At, Submitter: t.Submitter, Validation: replay.Valid,
		Commands: make([]model.SignedCommand, 0, len(t.Acts)),
	}
	for _, act := range t.Acts {
		line.Commands = append(line.Commands, model.SignedCommand{Command: string(act.Bytes), Proofs: act.Proofs})
	}
	return line
}
