package client

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

// RegisterHash is the hash of a register's records, as a replay of the ledger's history computes it.
func (s *Site) RegisterHash(ctx context.Context, issuer value.IssuerID) (answer api.RegisterHash, err error) {
	return answer, s.get(ctx, "/v1/issuers/"+segment(issuer)+"/hash", nil, &answer)
}

// LotHistory explains a lot, from the first list or issue to what became of it.
func (s *Site) LotHistory(ctx context.Context, lot value.LotID) (answer api.LotHistory, err error) {
	return answer, s.get(ctx, "/v1/lots/"+segment(lot)+"/history", nil, &answer)
}

// RegisterAsOf is who held what at a block or, where that is 0, at the end of a day in Korea.
func (s *Site) RegisterAsOf(ctx context.Context, issuer value.IssuerID, block uint64, date value.Date) (api.RegisterAsOf, error) {
	var whole api.RegisterAsOf
	err := s.pages(func(query url.Values) (string, error) {
		if block > 0 {
			query.Set("block", strconv.FormatUint(block, 10))
		}
		if date != "" {
			query.Set("date", string(date))
		}
		var page api.RegisterAsOf
		err := s.get(ctx, "/v1/issuers/"+segment(issuer)+"/register-as-of", query, &page)
		entries := append(whole.Entries, page.Entries...)
		whole = page
		whole.Entries = entries
		block = uint64(page.Block) // what comes later while pages are read does not count
		if date != "" {
			block = 0
		}
		return page.Next, err
	})
	return whole, err
}

// Records are the records of one kind that belong to a register and that the wallet may see; state may be empty.
func (s *Site) Records(ctx context.Context, issuer value.IssuerID, kind value.Kind, state string) ([]api.RecordAnswer, error) {
	var all []api.RecordAnswer
	err := s.pages(func(query url.Values) (string, error) {
		query.Set("kind", string(kind))
		if state != "" {
			query.Set("state", state)
		}
		var page api.RecordList
		err := s.get(ctx, "/v1/issuers/"+segment(issuer)+"/records", query, &page)
		all = append(all, page.Records...)
		return page.Next, err
	})
	return all, err
}

// ExportHistory writes the whole history as JSON lines, for the operator desk. It may be of any size.
func (s *Site) ExportHistory(ctx context.Context, into io.Writer) error {
	asked, err := s.build(ctx, request{method: http.MethodGet, path: "/v1/history.jsonl"})
	if err != nil {
		return err
	}
	answer, err := s.http.Do(asked)
	if err != nil {
		return s.unreachable(ctx, err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		body, err := readAtMost(answer.Body, maxAnswerBytes)
		if err != nil {
			return &Unreachable{s.Member, s.URL, true, err}
		}
		return readProblem(s.Member, answer, body)
	}
	buffered := bufio.NewWriter(into)
	if _, err := io.Copy(buffered, answer.Body); err != nil {
		return fmt.Errorf("the history did not arrive whole: %w", err)
	}
	return buffered.Flush()
}
