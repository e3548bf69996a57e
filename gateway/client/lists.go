package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"sync"

	"golang.org/x/sync/errgroup"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
)

const (
	// pagesAtOnce is how many pages of a list are read, or sent, at once.
	pagesAtOnce = 8
	// maxListPages is how many pages a list may have.
	maxListPages = 1000
)

// LongList is a list in pages on its way into a register: all that it takes to begin, or to go on after a failure. It holds
// no personal data.
type LongList struct {
	Issuer value.IssuerID `json:"issuer"`
	// Opened is the signed ImportOpened.
	Opened model.SignedCommand `json:"opened"`
	// Pages are what it names by digests.
	Pages [][]holder.ImportedEntry `json:"pages"`
}

// Import is the name that the ledger gives the list.
func (l LongList) Import() value.StagedID {
	return value.StagedID(value.Derive(string(model.KindStaged), l.Opened.ID(), 0))
}

// ListPages reads all pages of a deposited list, and checks them against what is to be signed.
func (s *Site) ListPages(ctx context.Context, issuer value.IssuerID, list api.ImportID, opened holder.ImportOpened) ([][]holder.ImportedEntry, error) {
	if len(opened.Pages) > maxListPages {
		return nil, errors.New("the list has more than 1,000 pages")
	}
	pages := make([][]holder.ImportedEntry, len(opened.Pages))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(pagesAtOnce)
	for i := range pages {
		group.Go(func() error {
			var answer api.ImportPage
			if err := s.get(ctx, importPath(issuer, list)+"/pages/"+strconv.Itoa(i), nil, &answer); err != nil {
				return err
			}
			pages[i] = answer.Entries
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return pages, checkPages(opened, pages)
}

// checkPages refuses pages that are not those of the act that opens their list.
func checkPages(opened holder.ImportOpened, pages [][]holder.ImportedEntry) error {
	if len(pages) != len(opened.Pages) {
		return errors.New("the list has another number of pages than its opening act says")
	}
	holders, lots := 0, 0
	sums := map[value.ClassID]value.Shares{}
	for i, page := range pages {
		if digest, err := holder.PageDigest(page); err != nil || digest != opened.Pages[i] {
			return fmt.Errorf("page %d of the list is not the one that its opening act names", i)
		}
		holders += len(page)
		for _, entry := range page {
			lots += len(entry.Lots)
			for _, lot := range entry.Lots {
				var err error
				if sums[lot.Class], err = sums[lot.Class].Plus(lot.Quantity); err != nil {
					return err
				}
			}
		}
	}
	same := holders == opened.Holders && lots == opened.Lots && len(sums) == len(opened.Totals)
	for _, total := range opened.Totals {
		same = same && sums[total.Class] == total.Quantity
	}
	if !same {
		return errors.New("the pages add up to something else than the list's opening act says")
	}
	return nil
}

// StagedImport is a list in pages on the ledger, and which of its pages are there.
func (s *Site) StagedImport(ctx context.Context, list value.StagedID) (answer api.ImportProgress, err error) {
	return answer, s.get(ctx, "/v1/staged-imports/"+segment(list), nil, &answer)
}

// SendList opens a list and sends the pages that are not on the ledger, several at once; to close it is left to the caller.
// Called again with the same list it goes on where it stopped. It returns how the list stood on the ledger after it was
// opened: one that is closed or aborted is sent no pages. Progress, unless nil, is told how many of the pages are there, one
// call at a time. It fails as Submit does.
func (n *Network) SendList(ctx context.Context, ledger value.LedgerID, wallet *Wallet, list LongList, progress func(there, of int)) (model.Import, error) {
	opened, err := n.Submit(ctx, list.Opened)
	if err != nil {
		return model.Import{}, err
	}
	site, err := n.Site(opened.Site)
	if err != nil {
		return model.Import{}, err
	}
	state, err := site.At(opened.Height).StagedImport(ctx, list.Import())
	if err != nil || state.Import.State != model.ImportIsOpen {
		return state.Import, err
	}
	s := &sending{network: n, ledger: ledger, wallet: wallet, list: list, progress: progress, there: len(state.There)}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(pagesAtOnce)
	s.tell(0)
	for i := range list.Pages {
		if !slices.Contains(state.There, i) {
			group.Go(func() error { return s.page(ctx, i) })
		}
	}
	return state.Import, group.Wait()
}

// sending is a list whose pages are being sent.
type sending struct {
	network *Network
	ledger  value.LedgerID
	wallet  *Wallet
	list    LongList

	mutex    sync.Mutex
	progress func(there, of int)
	there    int
}

// page signs and sends a page.
func (s *sending) page(ctx context.Context, i int) error {
	body := &holder.ImportPaged{Import: s.list.Import(), Index: i, Entries: s.list.Pages[i]}
	draft, err := NewDraft(s.ledger, s.wallet.DID(), s.list.Issuer, body)
	if err != nil {
		return err
	}
	signed, err := draft.Sign(s.wallet)
	if err != nil {
		return err
	}
	if _, err := s.network.Submit(ctx, signed); err != nil && !isThere(err) {
		return fmt.Errorf("page %d of %d: %w", i+1, len(s.list.Pages), err)
	}
	s.tell(1)
	return nil
}

func (s *sending) tell(more int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.there += more
	if s.progress != nil {
		s.progress(s.there, len(s.list.Pages))
	}
}

// isThere tells whether a page was refused because it is on the ledger: somebody else sent it, or an earlier attempt did.
func isThere(err error) bool {
	var problem *Problem
	return errors.As(err, &problem) && problem.Status == http.StatusUnprocessableEntity && problem.Code == string(value.CodeAlreadyExists)
}
