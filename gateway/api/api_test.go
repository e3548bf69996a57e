package api

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/party"
	"holdfast/chaincode/value"
)

// TestRegeneratingChangesNothing runs the generator again and compares its output with the committed file.
func TestRegeneratingChangesNothing(t *testing.T) {
	made := filepath.Join(t.TempDir(), "types.gen.go")
	command := exec.Command("go", "tool", "-modfile=tools/go.mod", "oapi-codegen", "-config", "generator.yaml", "-o", made, "openapi.yaml")
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("the generator failed: %v\n%s", err, output)
	}
	committed, err := os.ReadFile("types.gen.go")
	if err != nil {
		t.Fatal(err)
	}
	again, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, again) {
		t.Error("types.gen.go is not what openapi.yaml generates: run go generate ./gateway/api")
	}
}

type schema struct {
	Required   []string            `yaml:"required"`
	Properties map[string]struct{} `yaml:"properties"`
	Pattern    string              `yaml:"pattern"`
	GoType     string              `yaml:"x-go-type"`
}

func schemas(t *testing.T) map[string]schema {
	t.Helper()
	var document struct {
		Components struct {
			Schemas map[string]schema `yaml:"schemas"`
		} `yaml:"components"`
	}
	if err := yaml.Unmarshal(Spec, &document); err != nil {
		t.Fatal(err)
	}
	return document.Components.Schemas
}

// records are the domain's types that cross the wire, by the name of their schema.
var records = map[string]any{
	"NewKey": party.NewKey{}, "Introduction": party.Introduction{}, "Argument": value.Arg{}, "Pages": model.Pages{},
	"Label": model.Label{}, "Stamp": model.Stamp{}, "Parameters": model.Parameters{}, "Key": model.Key{},
	"Identification": model.Identification{}, "Party": model.Party{}, "Desk": model.Desk{}, "Authority": model.Authority{},
	"ClassTerms": model.ClassTerms{}, "Board": model.Board{}, "IssuerFacts": model.IssuerFacts{}, "Application": model.Application{},
	"IssuerClass": model.IssuerClass{}, "Issuer": model.Issuer{}, "HolderEntry": model.HolderEntry{}, "LotEnd": model.LotEnd{},
	"Lot": model.Lot{}, "Listing": model.Listing{}, "Vote": model.Vote{}, "Issuance": model.Issuance{}, "Proof": model.Proof{},
	"SignedCommand": model.SignedCommand{}, "ImportedLot": holder.ImportedLot{}, "ImportedEntry": holder.ImportedEntry{},
	"RegisterImported": holder.RegisterImported{}, "ListTotal": model.ClassTotal{}, "ImportOpened": holder.ImportOpened{}, "Import": model.Import{},
}

// views are schemas that show a record of the domain with fields added or left out.
var views = map[string]struct {
	of    any
	added []string
}{
	"ClassView":     {model.ShareClass{}, []string{"issued", "declared"}},
	"RegisterEntry": {model.HolderEntry{}, []string{"lots", "totals", "personal"}},
	"OfferView":     {model.Offer{}, nil},
	"TermsView":     {model.Terms{}, nil},
	"AgreementView": {model.Agreement{}, []string{"amounts"}},
	"EscrowView":    {model.Escrow{}, nil},
}

// within asks that every property is a field. A field that is left out where it is empty need not be described.
func within(t *testing.T, name string, properties, fields []string) {
	t.Helper()
	for _, property := range properties {
		if !slices.Contains(fields, property) {
			t.Errorf("%s has the property %s, which the domain does not have", name, property)
		}
	}
}

func TestRecordsAreTheDomainsOwn(t *testing.T) {
	all := schemas(t)
	for name, s := range all {
		if _, listed := records[name]; !listed && strings.Contains(s.GoType, ".") && len(s.Properties) > 0 {
			t.Errorf("%s stands for %s and is not compared with it", name, s.GoType)
		}
	}
	for name, record := range records {
		fields, required := jsonFields(reflect.TypeOf(record))
		within(t, name, keys(all[name].Properties), fields)
		compare(t, name+" requires", all[name].Required, required)
	}
	for name, view := range views {
		fields, _ := jsonFields(reflect.TypeOf(view.of))
		within(t, name, keys(all[name].Properties), append(fields, view.added...))
	}
}

func TestEveryTypeOfCommandHasTheFormOfTheAPI(t *testing.T) {
	form := regexp.MustCompile(schemas(t)["CommandType"].Pattern)
	for _, kind := range rules.Types() {
		if !form.MatchString(string(kind)) {
			t.Errorf("%s does not match %s", kind, form)
		}
	}
}

// jsonFields lists the JSON names of a struct's fields, and those that are always written.
func jsonFields(of reflect.Type) (all, required []string) {
	for i := range of.NumField() {
		name, options, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		all = append(all, name)
		if !strings.Contains(options, "omitempty") {
			required = append(required, name)
		}
	}
	return all, required
}

func keys(properties map[string]struct{}) []string {
	var out []string
	for name := range properties {
		out = append(out, name)
	}
	return out
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s %v, and the domain %v", what, got, want)
	}
}
