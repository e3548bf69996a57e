package fabric

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/hyperledger/fabric-gateway/pkg/client"
	"github.com/hyperledger/fabric-protos-go-apiv2/common"
	"github.com/hyperledger/fabric-protos-go-apiv2/gateway"
	"github.com/hyperledger/fabric-protos-go-apiv2/peer"
	"github.com/prometheus/client_golang/prometheus"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	"holdfast/chaincode/value"
	"holdfast/gateway/ledger"
)

// Channel is the ledger's network through fabric-gateway. It is safe for concurrent use.
type Channel struct {
	config  Config
	signer  signer
	links   []*link
	log     *slog.Logger
	metrics *metrics
	probing sync.WaitGroup
	stop    context.CancelFunc
}

var _ ledger.Channel = (*Channel)(nil)

// Connect reads the keys and begins to connect to every peer. It does not wait for one to answer.
func Connect(config Config, log *slog.Logger, registry prometheus.Registerer) (*Channel, error) {
	if err := config.check(); err != nil {
		return nil, err
	}
	who, err := readSigner(config.Peers[0].MSP, config.Identity)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	c := &Channel{config: config, signer: who, log: log, stop: stop}
	for _, p := range config.Peers {
		l, err := newLink(config, p, who)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("connect to the peer of %s: %w", p.Member, err), c.Close())
		}
		c.links = append(c.links, l)
		c.probing.Go(func() { l.probe(ctx) })
	}
	c.metrics = newMetrics(registry, c.Health)
	return c, nil
}

// Close ends every connection.
func (c *Channel) Close() error {
	c.stop()
	c.probing.Wait()
	var faults []error
	for _, l := range c.links {
		faults = append(faults, l.gateway.Close(), l.conn.Close())
	}
	return errors.Join(faults...)
}

// PeerHealth is whether a peer answers, as far as its last calls tell.
type PeerHealth struct {
	Member value.MemberID `json:"member"`
	Alive  bool           `json:"alive"`
}

// Health says of each peer, own first, whether it answers.
func (c *Channel) Health() []PeerHealth {
	health := make([]PeerHealth, len(c.links))
	for i, l := range c.links {
		health[i] = PeerHealth{l.peer.Member, l.rank() == 0}
	}
	return health
}

// order is the links by how likely they answer, and among equals the gateway's own first.
func (c *Channel) order() []*link {
	ranks := make(map[*link]int, len(c.links))
	for _, l := range c.links {
		ranks[l] = l.rank()
	}
	ordered := slices.Clone(c.links)
	slices.SortStableFunc(ordered, func(a, b *link) int { return ranks[a] - ranks[b] })
	return ordered
}

// question is a call that any peer can answer.
type question struct {
	what string
	// ask puts it to one peer.
	ask func(context.Context, *link) error
	// elsewhere tells whether another peer might do better.
	elsewhere func(error) bool
	// mayTakeLong says that no answer in time tells nothing about the peer.
	mayTakeLong bool
}

// anywhere asks the first peer that answers. Any but the last has half of the time that is left, so that a peer that hangs
// leaves time for the next.
func (c *Channel) anywhere(ctx context.Context, links []*link, q question) error {
	var faults []error
	for n, l := range links {
		err := within(ctx, n < len(links)-1, func(ctx context.Context) error { return q.ask(ctx, l) })
		if err == nil {
			return nil
		}
		faults = append(faults, err)
		if !q.elsewhere(err) || ctx.Err() != nil {
			return err
		}
		if q.mayTakeLong && status.Code(err) == codes.DeadlineExceeded {
			continue
		}
		c.log.Warn("peer does not answer", "member", l.peer.Member, "call", q.what, "error", err)
		c.metrics.failovers.WithLabelValues(string(l.peer.Member)).Inc()
	}
	return errors.Join(faults...)
}

func within(ctx context.Context, half bool, do func(context.Context) error) error {
	if deadline, ok := ctx.Deadline(); ok && half {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Until(deadline)/2)
		defer cancel()
	}
	return do(ctx)
}

// Endorse implements ledger.Channel. The transaction is signed at once, so that it is the same however often it is submitted.
func (c *Channel) Endorse(ctx context.Context, call ledger.Call) (ledger.Endorsed, error) {
	var endorsed ledger.Endorsed
	err := c.anywhere(ctx, c.order(), question{what: "endorse " + call.Function, elsewhere: unreachable,
		ask: func(ctx context.Context, l *link) (err error) {
			endorsed, err = c.endorseAt(ctx, l, call)
			return err
		}})
	return endorsed, err
}

func (c *Channel) endorseAt(ctx context.Context, l *link, call ledger.Call) (ledger.Endorsed, error) {
	proposal, err := l.chaincode.NewProposal(call.Function, proposalOptions(call, nil)...)
	if err != nil {
		return ledger.Endorsed{}, err
	}
	transaction, err := proposal.EndorseWithContext(ctx)
	if err != nil {
		return ledger.Endorsed{}, l.fault(ctx, err)
	}
	signature, err := c.signer.sign(transaction.Digest())
	if err != nil {
		return ledger.Endorsed{}, err
	}
	unsigned, err := transaction.Bytes()
	if err != nil {
		return ledger.Endorsed{}, err
	}
	if transaction, err = l.gateway.NewSignedTransaction(unsigned, signature); err != nil {
		return ledger.Endorsed{}, err
	}
	envelope, err := transaction.Bytes()
	return ledger.Endorsed{ID: transaction.TransactionID(), Result: transaction.Result(), Envelope: envelope}, err
}

func proposalOptions(call ledger.Call, organisations []string) []client.ProposalOption {
	options := []client.ProposalOption{client.WithArguments(call.Args...)}
	if len(call.Transient) > 0 {
		options = append(options, client.WithTransient(call.Transient))
	}
	for _, o := range call.Organisations {
		organisations = append(organisations, string(o))
	}
	if len(organisations) > 0 {
		options = append(options, client.WithEndorsingOrganizations(organisations...))
	}
	return options
}

// Submit implements ledger.Channel.
func (c *Channel) Submit(ctx context.Context, tx ledger.Endorsed) error {
	return c.anywhere(ctx, c.order(), question{what: "submit", elsewhere: connectionLost,
		ask: func(ctx context.Context, l *link) error {
			transaction, err := l.gateway.NewTransaction(tx.Envelope)
			if err != nil {
				return err
			}
			_, err = transaction.SubmitWithContext(ctx)
			return err
		}})
}

// Commit implements ledger.Channel.
func (c *Channel) Commit(ctx context.Context, tx string) (ledger.Commit, error) {
	request, err := proto.Marshal(&gateway.CommitStatusRequest{ChannelId: c.config.Channel, TransactionId: tx, Identity: c.signer.creator})
	if err != nil {
		return ledger.Commit{}, err
	}
	unsigned, err := proto.Marshal(&gateway.SignedCommitStatusRequest{Request: request})
	if err != nil {
		return ledger.Commit{}, err
	}
	var found *client.Status
	err = c.anywhere(ctx, c.order(), question{what: "commit status", elsewhere: func(error) bool { return true }, mayTakeLong: true,
		ask: func(ctx context.Context, l *link) error {
			commit, err := l.gateway.NewCommit(unsigned)
			if err != nil {
				return err
			}
			found, err = commit.StatusWithContext(ctx)
			return err
		}})
	if err != nil {
		return ledger.Commit{}, err
	}
	return ledger.Commit{Validity: validity(found.Code), Reason: found.Code.String(), Block: found.BlockNumber}, nil
}

func validity(code peer.TxValidationCode) ledger.Validity {
	switch code {
	case peer.TxValidationCode_VALID:
		return ledger.Valid
	case peer.TxValidationCode_MVCC_READ_CONFLICT, peer.TxValidationCode_PHANTOM_READ_CONFLICT:
		return ledger.Conflicted
	case peer.TxValidationCode_DUPLICATE_TXID:
		return ledger.Duplicate
	}
	return ledger.Invalid
}

// Evaluate implements ledger.Channel. The peer asked is the one that answers: without being told its organisation, it might
// pass the question on to another member's, which may be at another height.
func (c *Channel) Evaluate(ctx context.Context, call ledger.Call) ([]byte, error) {
	links := c.order()
	if call.OwnPeer {
		links = c.links[:1]
	}
	var result []byte
	err := c.anywhere(ctx, links, question{what: "evaluate " + call.Function, elsewhere: unreachable,
		ask: func(ctx context.Context, l *link) (err error) {
			var own []string
			if len(call.Organisations) == 0 {
				own = []string{string(l.peer.MSP)}
			}
			result, err = l.chaincode.EvaluateWithContext(ctx, call.Function, proposalOptions(call, own)...)
			return l.fault(ctx, err)
		}})
	return result, err
}

// Height implements ledger.Channel.
func (c *Channel) Height(ctx context.Context) (uint64, error) {
	var info common.BlockchainInfo
	err := c.anywhere(ctx, c.order(), question{what: "height", elsewhere: unreachable,
		ask: func(ctx context.Context, l *link) error {
			answer, err := l.network.GetContract("qscc").EvaluateWithContext(ctx, "GetChainInfo",
				client.WithArguments(c.config.Channel), client.WithEndorsingOrganizations(string(l.peer.MSP)))
			if err != nil {
				return l.fault(ctx, err)
			}
			return proto.Unmarshal(answer, &info)
		}})
	if err != nil {
		return 0, err
	}
	if info.GetHeight() == 0 {
		return 0, errors.New("the peer has no block")
	}
	return info.GetHeight() - 1, nil
}
