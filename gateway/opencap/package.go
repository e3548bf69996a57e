package opencap

import (
	"archive/zip"
	"bytes"
	"crypto/md5" //nolint:gosec // the format asks for it; what we rely on is the sidecar's SHA-256
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"

	"holdfast/chaincode/value"
)

const (
	// Version is the version of OCF that is written.
	Version = "1.2.1-alpha+main"
	// ManifestName, SidecarName: the files of those names in a package that Export makes.
	ManifestName = "Manifest.ocf.json"
	SidecarName  = "Holdfast.sidecar.json"
	// commentPrefix begins the manifest's comment that names the sidecar's digest.
	commentPrefix = "holdfast-sidecar " + SidecarName + " sha256="
)

// Package is an OCF package: its files by their names.
type Package map[string][]byte

// section is a kind of file: the manifest's field that lists it, its word for itself, and its name in our packages.
type section struct{ field, word, name string }

// sections are in the order in which they are read.
var sections = []section{
	{"stock_classes_files", "OCF_STOCK_CLASSES_FILE", "StockClasses.ocf.json"},
	{"stakeholders_files", "OCF_STAKEHOLDERS_FILE", "Stakeholders.ocf.json"},
	{"stock_plans_files", "OCF_STOCK_PLANS_FILE", "StockPlans.ocf.json"},
	{"vesting_terms_files", "OCF_VESTING_TERMS_FILE", "VestingTerms.ocf.json"},
	{"stock_legend_templates_files", "OCF_STOCK_LEGEND_TEMPLATES_FILE", "StockLegendTemplates.ocf.json"},
	{"valuations_files", "OCF_VALUATIONS_FILE", "Valuations.ocf.json"},
	{"financings_files", "OCF_FINANCINGS_FILE", "Financings.ocf.json"},
	{"documents_files", "OCF_DOCUMENTS_FILE", "Documents.ocf.json"},
	{"transactions_files", "OCF_TRANSACTIONS_FILE", "Transactions.ocf.json"},
}

// contents says which objects the files of a section have.
func (s section) contents(object string) bool {
	switch s.field {
	case "stock_classes_files":
		return object == "STOCK_CLASS"
	case "stakeholders_files":
		return object == "STAKEHOLDER"
	case "stock_plans_files":
		return object == "STOCK_PLAN"
	case "vesting_terms_files":
		return object == "VESTING_TERMS"
	case "stock_legend_templates_files":
		return object == "STOCK_LEGEND_TEMPLATE"
	case "valuations_files":
		return object == "VALUATION"
	case "financings_files":
		return object == "FINANCING"
	case "documents_files":
		return object == "DOCUMENT"
	}
	return strings.HasPrefix(object, "TX_")
}

// ZIP is the package as one file. Its entries have one fixed time, so that the same package gives the same bytes.
func (p Package) ZIP() ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(p)), func(name string) bool { return name == ManifestName })
	for _, name := range append([]string{ManifestName}, names...) {
		entry, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(p[name]); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// assemble makes the package of a manifest's issuer, the objects of each section and the sidecar.
func assemble(r Register, issuer thing, objects map[string][]thing, side []byte) (Package, error) {
	p := Package{SidecarName: side}
	manifest := thing{
		"ocf_version": Version, "file_type": "OCF_MANIFEST_FILE", "issuer": issuer, "as_of": day(r.At),
		"generated_at": time.Unix(int64(r.At), 0).UTC().Format(time.RFC3339),
		"comments":     list(commentPrefix + hexSHA256(side)),
	}
	for _, s := range sections {
		manifest[s.field] = []any{}
		if len(objects[s.field]) == 0 {
			continue
		}
		content, err := encode(thing{"file_type": s.word, "items": list(objects[s.field]...)})
		if err != nil {
			return nil, err
		}
		p[s.name] = content
		manifest[s.field] = list(thing{"filepath": s.name, "md5": hexMD5(content)})
	}
	var err error
	p[ManifestName], err = encode(manifest)
	return p, err
}

func hexSHA256(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// DigestOf is the digest by which a command names a file as its evidence.
func DigestOf(file []byte) value.Digest { return value.Digest(hexSHA256(file)) }

func hexMD5(b []byte) string {
	sum := md5.Sum(b) //nolint:gosec // see the import
	return hex.EncodeToString(sum[:])
}
