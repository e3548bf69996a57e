package httpapi

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strings"
	"testing"

	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/opencap"
)

// unzipped are the files of a package.
func unzipped(t *testing.T, file []byte) opencap.Package {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	p := opencap.Package{}
	for _, entry := range r.File {
		content, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if _, err := out.ReadFrom(content); err != nil {
			t.Fatal(err)
		}
		p[entry.Name] = out.Bytes()
	}
	return p
}

// TestARegisterGoesOutAsAPackageAndComesInElsewhere exports a register after a trade and uploads the package for a company of
// the same classes that has no list yet.
func TestARegisterGoesOutAsAPackageAndComesInElsewhere(t *testing.T) {
	tr := newTrade(t)
	tr.conclude()
	tr.pay()
	got := tr.get(tr.home, tr.officerToken, tr.path("/register.ocf.zip"))
	if got.status != http.StatusOK || got.header.Get("Content-Type") != "application/zip" || !strings.Contains(got.header.Get("Content-Disposition"), ".ocf.zip") {
		t.Fatalf("got %d %q %s", got.status, got.header, got.body)
	}
	p := unzipped(t, got.body)
	register, err := opencap.ReadBack(p)
	if err != nil {
		t.Fatal(err)
	}
	if len(register.Names) < 3 || !bytes.Contains(p["Stakeholders.ocf.json"], []byte(sellerName)) || !bytes.Contains(p["Transactions.ocf.json"], []byte("TX_STOCK_TRANSFER")) {
		t.Errorf("the package has %d names", len(register.Names))
	}
	for _, who := range []*person{tr.stranger, tr.director} {
		tr.get(tr.home, tr.login(tr.home, who), tr.path("/register.ocf.zip")).problem(http.StatusForbidden, codeForbidden)
	}
	tr.get(tr.elsewhere, tr.login(tr.elsewhere, tr.officer), tr.path("/register.ocf.zip")).problem(http.StatusMisdirectedRequest, Code(homes.CodeNotHome))

	t.Run("comes in elsewhere", func(t *testing.T) {
		c := newCompany(t)
		listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "cap-table.zip", got.body), http.StatusCreated)
		if listed.Package == nil || !listed.Package.Ours || len(listed.Package.Treatments) == 0 || !listed.Preview.Ready {
			t.Fatalf("got %+v %+v", listed.Package, listed.Preview.Problems)
		}
		deposit := ok[api.ImportDeposit](c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}), http.StatusOK)
		if deposit.Body.List != opencap.DigestOf(got.body) {
			t.Errorf("the list names %s", deposit.Body.List)
		}
		c.act(c.elsewhere, c.officer.signs(c.id, deposit.Body))
	})
}

func TestAPackageThatContradictsItselfIsAReportAndNothingIsWritten(t *testing.T) {
	c := newCompany(t)
	listed := ok[api.ImportAnswer](c.upload(c.home, c.officerToken, c.id, "manifest.json", []byte(`{"ocf_version":"1.2.1-alpha+main"}`)), http.StatusCreated)
	if listed.Preview.Ready || listed.Preview.Problems[0].Code != "ocf_file_alone" || listed.Package == nil {
		t.Fatalf("got %+v", listed)
	}
	c.nothingWritten(func() {
		c.post(c.home, c.officerToken, c.path("/imports/"+listed.Import+"/deposit"), struct{}{}).problem(http.StatusUnprocessableEntity, Code(homes.CodeImportNotReady))
	})
}
