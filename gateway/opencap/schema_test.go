package opencap_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"holdfast/gateway/opencap"
)

// schemasAt is where the format's schema files call themselves at home.
const schemasAt = "https://raw.githubusercontent.com/Open-Cap-Table-Coalition/Open-Cap-Format-OCF/main/schema/"

// schemasIn is the folder with the format's schema files; empty where there is none. They are no part of this project.
func schemasIn() string {
	for _, folder := range []string{os.Getenv("HOLDFAST_OCF_SCHEMAS"), "../../../shared/ocf/schema"} {
		if _, err := os.Stat(filepath.Join(folder, "files", "OCFManifestFile.schema.json")); folder != "" && err == nil {
			return folder
		}
	}
	return ""
}

// fileSchemas finds the schema of each sort of file. It is nil without the schema files.
var fileSchemas = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	folder := schemasIn()
	if folder == "" {
		return nil, nil
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft7)
	compiler.AssertFormat()
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() || !strings.HasSuffix(path, ".schema.json") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		return compiler.AddResource(schemasAt+filepath.ToSlash(relative), document)
	})
	if err != nil {
		return nil, err
	}
	schemas := map[string]*jsonschema.Schema{}
	for word, name := range map[string]string{
		"OCF_MANIFEST_FILE": "OCFManifestFile", "OCF_STOCK_CLASSES_FILE": "StockClassesFile", "OCF_STAKEHOLDERS_FILE": "StakeholdersFile",
		"OCF_STOCK_PLANS_FILE": "StockPlansFile", "OCF_VESTING_TERMS_FILE": "VestingTermsFile", "OCF_STOCK_LEGEND_TEMPLATES_FILE": "StockLegendTemplatesFile",
		"OCF_VALUATIONS_FILE": "ValuationsFile", "OCF_FINANCINGS_FILE": "FinancingsFile", "OCF_DOCUMENTS_FILE": "DocumentsFile",
		"OCF_TRANSACTIONS_FILE": "TransactionsFile",
	} {
		if schemas[word], err = compiler.Compile(schemasAt + "files/" + name + ".schema.json"); err != nil {
			return nil, err
		}
	}
	return schemas, nil
})

// validate checks every OCF file of a package against the format's own schemas, where they are at hand.
func validate(t tb, p opencap.Package) {
	t.Helper()
	schemas, err := fileSchemas()
	if err != nil {
		t.Fatalf("the schema files cannot be compiled: %v", err)
	}
	if schemas == nil {
		return
	}
	for name, content := range p {
		if !strings.HasSuffix(name, ".ocf.json") {
			continue
		}
		document, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		word, _ := document.(map[string]any)["file_type"].(string)
		if err := schemas[word].Validate(document); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestWhatIsExportedIsValidByTheFormatsOwnSchemas(t *testing.T) {
	if schemasIn() == "" {
		t.Skip("no schema files: set HOLDFAST_OCF_SCHEMAS to the folder schema of the Open Cap Table Format")
	}
	p, err := opencap.Export(rich(t).register())
	if err != nil {
		t.Fatal(err)
	}
	validate(t, p)
	if len(p) < 5 {
		t.Errorf("the package has %d files", len(p))
	}
}
