package lifecycle

import (
	"fmt"

	cb "github.com/hyperledger/fabric-protos-go/common"
	"github.com/hyperledger/fabric-protos-go/msp"
	"github.com/hyperledger/fabric-sdk-go/pkg/client/resmgmt"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"
	"github.com/hyperledger/fabric-sdk-go/third_party/github.com/hyperledger/fabric/common/policydsl"

	"holdfast/network/sdk"
	"holdfast/network/topology"
)

// The definition never changes during the life of a ledger: another package
// address or endorsement rule is another topology, which needs a new ledger.
const (
	version  = "1"
	sequence = 1
)

// Deployer deploys the chaincode for one member.
type Deployer struct {
	admin  *sdk.Admin
	client *resmgmt.Client
	layout topology.Layout
	own    resmgmt.RequestOption
}

// NewDeployer acts as a's member.
func NewDeployer(l topology.Layout, a *sdk.Admin) (*Deployer, error) {
	client, err := resmgmt.New(a.Context(fabsdk.WithUser(sdk.User), fabsdk.WithOrg(string(a.Site.ID))))
	if err != nil {
		return nil, err
	}
	return &Deployer{admin: a, client: client, layout: l, own: resmgmt.WithTargetEndpoints(sdk.PeerName(a.Site))}, nil
}

// Policy is the endorsement rule: any need of the members' peers.
func Policy(t topology.Topology) *cb.SignaturePolicyEnvelope {
	msps := make([]string, len(t.Members))
	for i, m := range t.Members {
		msps[i] = string(m.MSPID)
	}
	return policydsl.SignedByNOutOfGivenRole(int32(t.Endorsement.Need), msp.MSPRole_PEER, msps)
}

// Install puts the member's package on its own peer, unless it is there.
func (d *Deployer) Install(p Package) error {
	installed, err := d.client.LifecycleQueryInstalledCC(d.own)
	if err != nil {
		return err
	}
	for _, i := range installed {
		if i.PackageID == string(p.ID) {
			return nil
		}
	}
	out, err := d.client.LifecycleInstallCC(resmgmt.LifecycleInstallCCRequest{Label: p.Label, Package: p.Data}, d.own)
	if err != nil {
		return err
	}
	for _, r := range out {
		if r.PackageID != string(p.ID) {
			return fmt.Errorf("the peer calls the package %s, not %s", r.PackageID, p.ID)
		}
	}
	return nil
}

// Approve gives the member's approval of the definition, unless it is given.
func (d *Deployer) Approve(p Package) error {
	name := d.layout.Topology.Chaincode
	given, err := d.client.LifecycleQueryApprovedCC(d.admin.Channel,
		resmgmt.LifecycleQueryApprovedCCRequest{Name: name, Sequence: sequence}, d.own)
	if err == nil && given.PackageID == string(p.ID) {
		return nil
	}
	_, err = d.client.LifecycleApproveCC(d.admin.Channel, resmgmt.LifecycleApproveCCRequest{
		Name: name, Version: version, PackageID: string(p.ID), Sequence: sequence,
		SignaturePolicy: Policy(d.layout.Topology),
	}, d.own)
	return err
}

// Committed says whether the member's own peer knows the definition.
func (d *Deployer) Committed() (bool, error) {
	// Asked for all: asked for one by name, a peer that lacks it answers with an
	// error like any other.
	defs, err := d.client.LifecycleQueryCommittedCC(d.admin.Channel, resmgmt.LifecycleQueryCommittedCCRequest{}, d.own)
	if err != nil {
		return false, err
	}
	for _, def := range defs {
		if def.Name == d.layout.Topology.Chaincode && def.Sequence == sequence {
			return true, nil
		}
	}
	return false, nil
}

// Commit commits the definition, endorsed by the peers of the given sites; a
// majority of the members must have approved.
func (d *Deployer) Commit(endorsers []topology.Site) error {
	names := make([]string, len(endorsers))
	for i, s := range endorsers {
		names[i] = sdk.PeerName(s)
	}
	_, err := d.client.LifecycleCommitCC(d.admin.Channel, resmgmt.LifecycleCommitCCRequest{
		Name: d.layout.Topology.Chaincode, Version: version, Sequence: sequence,
		SignaturePolicy: Policy(d.layout.Topology),
	}, resmgmt.WithTargetEndpoints(names...))
	return err
}
