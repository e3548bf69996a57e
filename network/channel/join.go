package channel

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"time"

	"github.com/hyperledger/fabric-sdk-go/pkg/client/resmgmt"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"

	"holdfast/network/pki"
	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// maxAnswer bounds what an orderer may answer, in bytes.
const maxAnswer = 1 << 20

// ErrNotJoined says that an orderer does not know the channel.
var ErrNotJoined = errors.New("the orderer has not joined the channel")

// OrdererInfo is what an orderer says about the channel.
type OrdererInfo struct {
	Status string `json:"status"` // "active" once it orders
	Height uint64 `json:"height"` // in blocks
}

// participation is the orderer's channel participation API, reached as the
// member's administrator over mutual TLS.
type participation struct {
	client http.Client
	base   string
}

func newParticipation(s topology.Site) (*participation, error) {
	cert, err := tls.LoadX509KeyPair(s.TLSCert(topology.AdminRole), s.TLSKey(topology.AdminRole))
	if err != nil {
		return nil, err
	}
	pool, err := pki.TrustPool(s.TLSCA())
	if err != nil {
		return nil, err
	}
	conf := &tls.Config{
		Certificates: []tls.Certificate{cert}, RootCAs: pool,
		ServerName: s.HostOf(topology.OrdererRole), MinVersion: tls.VersionTLS12,
	}
	return &participation{
		client: http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{TLSClientConfig: conf, DisableKeepAlives: true}},
		base:   "https://" + s.Address(s.OrdererAdminPort()) + "/participation/v1/channels",
	}, nil
}

func (p *participation) do(req *http.Request, want int) ([]byte, error) {
	resp, err := p.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if err != nil {
		return nil, err
	}
	switch resp.StatusCode {
	case want:
		return body, nil
	case http.StatusNotFound:
		return nil, ErrNotJoined
	}
	return nil, fmt.Errorf("orderer answers %s: %.300s", resp.Status, body)
}

// OrdererState asks the site's orderer about the channel; ErrNotJoined if it
// does not know it.
func OrdererState(ctx context.Context, s topology.Site, channel string) (OrdererInfo, error) {
	p, err := newParticipation(s)
	if err != nil {
		return OrdererInfo{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.base+"/"+channel, nil)
	if err != nil {
		return OrdererInfo{}, err
	}
	body, err := p.do(req, http.StatusOK)
	if err != nil {
		return OrdererInfo{}, err
	}
	var info OrdererInfo
	return info, json.Unmarshal(body, &info)
}

// JoinOrderer makes the site's orderer a consenter of the channel, unless it is.
func JoinOrderer(ctx context.Context, l topology.Layout, s topology.Site) error {
	_, err := OrdererState(ctx, s, l.Topology.Channel)
	if !errors.Is(err, ErrNotJoined) {
		return err
	}
	block, err := os.ReadFile(l.Genesis())
	if err != nil {
		return err
	}
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	part, err := w.CreateFormFile("config-block", "genesis.block")
	if err != nil {
		return err
	}
	if _, err := part.Write(block); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	p, err := newParticipation(s)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.base, &form)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", w.FormDataContentType())
	_, err = p.do(req, http.StatusCreated)
	return err
}

// JoinPeer makes the administrator's own peer join the channel, unless it has.
// An orderer of the channel must be answering.
func JoinPeer(a *sdk.Admin) error {
	client, err := resmgmt.New(a.Context(fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return err
	}
	peer := resmgmt.WithTargetEndpoints(sdk.PeerName(a.Site))
	joined, err := client.QueryChannels(peer)
	if err != nil {
		return err
	}
	for _, c := range joined.GetChannels() {
		if c.GetChannelId() == a.Channel {
			return nil
		}
	}
	return client.JoinChannel(a.Channel, peer)
}
