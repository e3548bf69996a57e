package sdk

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/hyperledger/fabric-sdk-go/pkg/common/logging"
	"github.com/hyperledger/fabric-sdk-go/pkg/core/config"
	"github.com/hyperledger/fabric-sdk-go/pkg/fabsdk"

	"holdfast/network/topology"
)

// profile is the part of fabric-sdk-go's connection profile that is used.
type profile = map[string]any

// Its errors are returned as well as logged; on standard output they would be
// in the way of --json.
var quiet = sync.OnceFunc(func() { logging.SetLevel("", logging.CRITICAL) })

// Registrar is who registers identities at a CA.
type Registrar struct {
	Name   string
	Secret string
}

// Enrolment opens a connection to the site's CA alone. What is enrolled is
// stored in the site's EnrolDir.
func Enrolment(s topology.Site, r Registrar) (*fabsdk.FabricSDK, error) {
	id := string(s.ID)
	return open(profile{
		"version": "1.0.0",
		"client":  client(s, s.EnrolDir()),
		"organizations": profile{id: profile{
			"mspid":                  s.MSPID,
			"cryptoPath":             s.EnrolDir(),
			"certificateAuthorities": []string{"ca-" + id},
		}},
		"certificateAuthorities": profile{"ca-" + id: profile{
			"url":        "https://" + s.Address(s.CAPort()),
			"tlsCACerts": profile{"path": s.CACert()},
			"caName":     "ca-" + id,
			"registrar":  profile{"enrollId": r.Name, "enrollSecret": r.Secret},
		}},
	})
}

// Admin is one member's administrator, connected.
type Admin struct {
	*fabsdk.FabricSDK
	Site    topology.Site
	Channel string
}

// User is the name of the administrator in the profile.
const User = "admin"

// Open connects s's administrator to the peers of the given sites, s's own
// among them, and sends to the given orderers alone. With SmartBFT the leader
// is the best of them: any other forwards only after a while.
func Open(channel string, s topology.Site, peers, orderers []topology.Site) (*Admin, error) {
	orgs, peerMap, ordererMap := profile{}, profile{}, profile{}
	for _, p := range peers {
		name := PeerName(p)
		orgs[string(p.ID)] = profile{"mspid": p.MSPID, "peers": []string{name}, "cryptoPath": s.EnrolDir()}
		peerMap[name] = endpoint(p, p.Address(p.PeerPort()), topology.PeerRole)
	}
	own := profile{"mspid": s.MSPID, "peers": []string{PeerName(s)}}
	own["users"] = profile{User: profile{
		"key":  profile{"path": s.SignKey(topology.AdminRole)},
		"cert": profile{"path": s.SignCert(topology.AdminRole)},
	}}
	orgs[string(s.ID)] = own
	var ordererNames []string
	for _, o := range orderers {
		name := "orderer-" + string(o.ID)
		ordererNames = append(ordererNames, name)
		ordererMap[name] = endpoint(o, o.Address(o.OrdererPort()), topology.OrdererRole)
	}
	// For the channel it asks its own peer alone, and takes events from it.
	ownPeer := profile{PeerName(s): profile{"endorsingPeer": true, "chaincodeQuery": true, "ledgerQuery": true, "eventSource": true}}
	f, err := open(profile{
		"version":       "1.0.0",
		"client":        client(s, s.EnrolDir()),
		"organizations": orgs,
		"peers":         peerMap,
		"orderers":      ordererMap,
		"channels":      profile{channel: profile{"peers": ownPeer, "orderers": ordererNames}},
	})
	if err != nil {
		return nil, err
	}
	return &Admin{FabricSDK: f, Site: s, Channel: channel}, nil
}

// PeerName is the peer of a site in the profile.
func PeerName(s topology.Site) string { return "peer-" + string(s.ID) }

func client(s topology.Site, store string) profile {
	return profile{
		"organization": s.ID,
		"logging":      profile{"level": "critical"},
		"cryptoconfig": profile{"path": store},
		"credentialStore": profile{
			"path":        store,
			"cryptoStore": profile{"path": store},
		},
		"BCCSP": profile{"security": profile{
			"enabled": true, "default": profile{"provider": "SW"},
			"hashAlgorithm": "SHA2", "softVerify": true, "level": 256,
		}},
		"peer":    profile{"timeout": profile{"connection": (3 * time.Second).String(), "response": (30 * time.Second).String()}},
		"orderer": profile{"timeout": profile{"connection": (3 * time.Second).String(), "response": (15 * time.Second).String()}},
		// A peer that has just joined is not in the first answer; the habit of
		// five seconds would be waited for.
		"global": profile{"cache": profile{"discovery": (100 * time.Millisecond).String()}},
	}
}

func endpoint(s topology.Site, address string, r topology.Role) profile {
	return profile{
		"url":        address,
		"tlsCACerts": profile{"path": s.TLSCA()},
		"grpcOptions": profile{
			"ssl-target-name-override": s.HostOf(r),
			"fail-fast":                false,
			"allow-insecure":           false,
		},
	}
}

func open(p profile) (*fabsdk.FabricSDK, error) {
	quiet()
	raw, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	return fabsdk.New(config.FromRaw(raw, "json"))
}
