package found

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"holdfast/chaincode/ledger"
	"holdfast/chaincode/model"
	"holdfast/chaincode/proofs"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
	"holdfast/did/login"
	"holdfast/did/proof"
	"holdfast/gateway/api"
	"holdfast/gateway/client"
)

var ledgerID = value.LedgerID(strings.Repeat("5e", 32))

// consortium is four members' gateways over one state in memory, which decide commands by the domain's own rules.
type consortium struct {
	t         *testing.T
	mutex     sync.Mutex
	records   map[model.Ref]model.Record
	blocks    int64
	directory client.Directory
	state     string
	// newcomers are the introductions that were left at any site.
	newcomers map[value.DID]*party.Introduction
	// refuse makes submitting fail while it is true.
	refuse bool
}

// Load implements ledger.State.
func (c *consortium) Load(ref model.Ref) (model.Record, error) { return c.records[ref], nil }

func newConsortium(t *testing.T) *consortium {
	t.Helper()
	c := &consortium{t: t, records: map[model.Ref]model.Record{}, newcomers: map[value.DID]*party.Introduction{}, blocks: 1, state: t.TempDir()}
	for _, id := range []value.MemberID{"member1", "member2", "member3", "member4"} {
		c.directory.Sites = append(c.directory.Sites, client.SiteInfo{
			Member: id, MSP: value.MSPID(id + "MSP"), Name: model.Label{Korean: "기관 " + string(id), English: "Member " + string(id)},
			StaffDir: filepath.Join(c.state, string(id), "staff"),
		})
		site := &c.directory.Sites[len(c.directory.Sites)-1]
		server := httptest.NewServer(c.gateway(*site))
		t.Cleanup(server.Close)
		// Named as in a real directory: logins are for the name, connections go to the address.
		site.URL, site.Address = "http://"+string(id)+".localhost:7400", server.URL
	}
	encoded, err := json.Marshal(c.directory)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(c.state, client.DirectoryFile), encoded, 0o600); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c *consortium) gateway(site client.SiteInfo) http.Handler {
	issuing, err := proof.Generate(proof.ES256)
	if err != nil {
		c.t.Fatal(err)
	}
	worker, err := proof.Generate(proof.ES256)
	if err != nil {
		c.t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/worker-key", func(w http.ResponseWriter, _ *http.Request) {
		write(w, http.StatusOK, api.MemberKey{Jwk: worker.Public().JWK(), Member: site.Member})
	})
	mux.HandleFunc("GET /v1/ledger", c.locked(func(w http.ResponseWriter, _ *http.Request) {
		answer := api.LedgerAnswer{Ledger: ledgerID, Height: c.blocks, Site: api.SiteView{Member: site.Member}}
		if _, founded := c.records[model.LedgerRef]; founded {
			answer.Founded = &api.Position{Block: 1}
		}
		write(w, http.StatusOK, answer)
	}))
	mux.HandleFunc("GET /v1/issuing-key", func(w http.ResponseWriter, _ *http.Request) {
		write(w, http.StatusOK, api.MemberKey{Jwk: issuing.Public().JWK(), Member: site.Member})
	})
	mux.HandleFunc("GET /v1/parties/{did}", c.locked(func(w http.ResponseWriter, r *http.Request) {
		found, known := c.records[model.PartyRef(value.DID(r.PathValue("did")))].(model.Party)
		if !known {
			write(w, http.StatusNotFound, api.Problem{Code: "not-found"})
			return
		}
		write(w, http.StatusOK, api.PartyAnswer{Party: found})
	}))
	mux.HandleFunc("POST /v1/login/challenge", func(w http.ResponseWriter, _ *http.Request) {
		challenge, err := login.NewChallenge(rand.Reader, login.Audience("http://"+string(site.Member)+".localhost:7400"), time.Now(), time.Minute)
		if err != nil {
			c.t.Error(err)
		}
		write(w, http.StatusOK, api.LoginChallenge{Nonce: string(challenge.Nonce), Aud: string(challenge.Audience), Expires: value.Time(challenge.Expires.Unix())})
	})
	mux.HandleFunc("POST /v1/login", func(w http.ResponseWriter, r *http.Request) {
		var asked api.LoginRequest
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			c.t.Error(err)
		}
		if asked.Introduction != nil {
			c.mutex.Lock()
			defer c.mutex.Unlock()
			c.newcomers[asked.Did] = asked.Introduction
		}
		write(w, http.StatusOK, api.LoginAnswer{Token: string(asked.Did), Did: asked.Did})
	})
	mux.HandleFunc("GET /v1/session", c.locked(func(w http.ResponseWriter, r *http.Request) {
		answer := api.Session{Did: value.DID(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer "))}
		for _, record := range c.records {
			if desk, is := record.(model.Desk); is && desk.Party == answer.Did {
				answer.Desks = append(answer.Desks, desk)
			}
		}
		write(w, http.StatusOK, answer)
	}))
	// A case is named after its party.
	mux.HandleFunc("POST /v1/identifications", func(w http.ResponseWriter, r *http.Request) {
		write(w, http.StatusCreated, api.CaseOpened{Case: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")})
	})
	mux.HandleFunc("GET /v1/desk/cases/{party}", c.locked(func(w http.ResponseWriter, r *http.Request) {
		did := value.DID(r.PathValue("party"))
		body, err := json.Marshal(&party.PartyIdentified{
			Member: site.Member, Party: did, Kind: model.Person, Commitment: value.Commitment(strings.Repeat("0", 64)), Introduction: c.newcomers[did],
		})
		if err != nil {
			c.t.Error(err)
		}
		write(w, http.StatusOK, api.DeskCaseAnswer{Commands: []api.PreparedCommand{{Type: party.TypePartyIdentified, Body: body}}})
	}))
	mux.HandleFunc("POST /v1/commands", c.locked(func(w http.ResponseWriter, r *http.Request) { c.submit(w, r, site.MSP) }))
	return mux
}

func (c *consortium) locked(handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		handler(w, r)
	}
}

func (c *consortium) submit(w http.ResponseWriter, r *http.Request, submitter value.MSPID) {
	var signed model.SignedCommand
	if err := json.NewDecoder(r.Body).Decode(&signed); err != nil {
		c.t.Error(err)
	}
	if _, founded := c.records[model.LedgerRef]; founded && c.refuse {
		write(w, http.StatusBadRequest, api.Problem{Code: "told-to-refuse"})
		return
	}
	facts := ledger.Facts{Ledger: ledgerID, Time: value.Time(time.Now().Unix()), Transaction: "tx", Submitter: submitter}
	result, err := rules.Execute(c, proofs.Verifier{}, facts, []model.SignedCommand{signed})
	if err != nil {
		c.t.Error(err)
	}
	for _, record := range result.Writes {
		c.records[record.Ref()] = record
	}
	reply := result.Replies[0]
	if reply.Status != model.Applied {
		write(w, http.StatusUnprocessableEntity, api.Problem{Code: string(reply.Code), Detail: (&value.Error{Code: reply.Code, Args: reply.Args}).Error()})
		return
	}
	block := c.blocks
	c.blocks++
	write(w, http.StatusOK, api.CommandAnswer{Id: reply.Command, Status: api.CommandAnswerStatusApplied, Created: reply.Created, Tx: "tx", Block: &block, Height: c.blocks})
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	if _, isProblem := body.(api.Problem); isProblem {
		w.Header().Set("Content-Type", "application/problem+json")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
