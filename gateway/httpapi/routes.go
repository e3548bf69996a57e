package httpapi

import (
	"net/http"

	"github.com/gorilla/mux"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// routes are those of gateway/api/openapi.yaml, and the pages for everything else.
func (s *Server) routes() *mux.Router {
	router := mux.NewRouter()
	for _, route := range []struct {
		method, path string
		handler      handler
	}{
		{http.MethodPost, "/v1/login/challenge", s.createLoginChallenge},
		{http.MethodPost, "/v1/login", s.login},
		{http.MethodPost, "/v1/logout", s.logout},
		{http.MethodGet, "/v1/session", s.getSession},

		{http.MethodPost, "/v1/commands", s.submitCommand},
		{http.MethodGet, "/v1/commands/{command}", s.getCommand},

		{http.MethodGet, "/v1/ledger", s.getLedger},
		{http.MethodGet, "/v1/parties/{party}", s.getParty},
		{http.MethodGet, "/1.0/identifiers/{identifier}", s.resolveIdentifier},
		{http.MethodGet, "/v1/applications", s.listApplications},
		{http.MethodGet, "/v1/applications/{issuer}", s.getApplication},
		{http.MethodGet, "/v1/issuers", s.listIssuers},
		{http.MethodGet, "/v1/issuers/{issuer}", s.getIssuer},
		{http.MethodGet, "/v1/issuers/{issuer}/register", s.getRegister},
		{http.MethodGet, "/v1/issuers/{issuer}/history", s.getHistory},
		{http.MethodGet, "/v1/issuers/{issuer}/register-as-of", s.getRegisterAsOf},
		{http.MethodGet, "/v1/issuers/{issuer}/hash", s.getRegisterHash},
		{http.MethodGet, "/v1/issuers/{issuer}/records", s.listRecords},
		{http.MethodGet, "/v1/records/{kind}/{id}", s.getRecord},
		{http.MethodGet, "/v1/history.jsonl", s.exportHistory},
		{http.MethodGet, "/v1/lots/{lot}", s.getLot},
		{http.MethodGet, "/v1/lots/{lot}/history", s.getLotHistory},
		{http.MethodGet, "/v1/listings", s.listListings},
		{http.MethodGet, "/v1/listings/{listing}", s.getListing},
		{http.MethodGet, "/v1/offers", s.listOffers},
		{http.MethodGet, "/v1/offers/{offer}", s.getOffer},
		{http.MethodGet, "/v1/agreements", s.listAgreements},
		{http.MethodGet, "/v1/agreements/{agreement}", s.getAgreement},
		{http.MethodGet, "/v1/issuances/{issuance}", s.getIssuance},

		{http.MethodGet, "/v1/register-template.xlsx", s.getRegisterTemplate},
		{http.MethodPost, "/v1/issuers/{issuer}/imports", s.createImport},
		{http.MethodGet, "/v1/issuers/{issuer}/imports/{import}", s.getImport},
		{http.MethodGet, "/v1/issuers/{issuer}/imports/{import}/holders", s.getImportHolders},
		{http.MethodPut, "/v1/issuers/{issuer}/imports/{import}/answers", s.answerImport},
		{http.MethodPost, "/v1/issuers/{issuer}/imports/{import}/deposit", s.depositImport},
		{http.MethodGet, "/v1/issuers/{issuer}/imports/{import}/pages/{page}", s.getImportPage},
		{http.MethodGet, "/v1/staged-imports/{staged}", s.getStagedImport},
		{http.MethodGet, "/v1/issuers/{issuer}/register.csv", s.exportRegister},
		{http.MethodGet, "/v1/issuers/{issuer}/register.pdf", s.printRegister},
		{http.MethodGet, "/v1/issuers/{issuer}/register.ocf.zip", s.exportPackage},
		{http.MethodGet, "/v1/entries/{entry}/statement.pdf", s.printStatement},
		{http.MethodPost, "/v1/issuers/{issuer}/claim-codes", s.requestClaimCode},
		{http.MethodPost, "/v1/issuers/{issuer}/claims", s.createClaim},
		{http.MethodPost, "/v1/identifications", s.createIdentification},
		{http.MethodGet, "/v1/identifications", s.getIdentification},
		{http.MethodGet, "/v1/cases/{case}", s.getCase},
		{http.MethodPost, "/v1/issuers/{issuer}/entry-deposits", s.depositEntry},
		{http.MethodPost, "/v1/issuers/{issuer}/holder-deposits", s.depositHolder},
		{http.MethodPost, "/v1/escrow/accounts", s.depositAccount},
		{http.MethodGet, "/v1/offers/{offer}/contract-text", s.draftContractText},
		{http.MethodPost, "/v1/offers/{offer}/text", s.depositContractText},
		{http.MethodGet, "/v1/agreements/{agreement}/text", s.getContractText},

		{http.MethodGet, "/v1/desk/cases", s.listDeskCases},
		{http.MethodGet, "/v1/desk/cases/{case}", s.getDeskCase},
		{http.MethodPost, "/v1/desk/cases/{case}/refuse", s.refuseDeskCase},
		{http.MethodGet, "/v1/escrow/accounts/{commitment}", s.getAccount},
		{http.MethodPost, "/v1/reconcile", s.reconcile},

		{http.MethodPost, "/v1/certificates", s.issueCertificate},
		{http.MethodPost, "/v1/verify", s.verifyCertificate},
		{http.MethodGet, "/v1/specimen", s.getSpecimen},
		{http.MethodGet, "/v1/issuing-key", s.getIssuingKey},
		{http.MethodGet, "/v1/worker-key", s.getWorkerKey},
		{http.MethodGet, "/.well-known/jwt-vc-issuer", s.getIssuerMetadata},

		{http.MethodGet, "/v1/development/people", s.getDevelopmentPeople},
		{http.MethodGet, "/v1/development/mail", s.getDevelopmentMail},

		{http.MethodGet, "/healthz", s.getHealth},
		{http.MethodGet, "/metrics", s.getMetrics},
	} {
		router.Handle(route.path, s.serve(route.handler)).Methods(route.method)
	}
	router.MethodNotAllowedHandler = s.serve(func(http.ResponseWriter, *http.Request) error {
		return fail(codeMethod, "the route has other methods")
	})
	router.NotFoundHandler = s.serve(s.getPage)
	return router
}

func (s *Server) getMetrics(w http.ResponseWriter, r *http.Request) error {
	promhttp.HandlerFor(s.Registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
	return nil
}
