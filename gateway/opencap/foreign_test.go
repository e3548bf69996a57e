package opencap_test

import (
	"archive/zip"
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"holdfast/chaincode/model"
	holderrules "holdfast/chaincode/rules/holder"
	"holdfast/chaincode/rules/issue"
	"holdfast/chaincode/rules/right"
	"holdfast/chaincode/value"
	"holdfast/gateway/opencap"
	"holdfast/gateway/shareholderlist"
)

// obj is an object of somebody else's package.
type obj = map[string]any

// theirs is a package of another program: its objects in files of one section each, and the transactions in two files.
type theirs struct {
	classes, holders, plans, terms, legends, valuations, financings []obj
	first, second                                                   []obj
	manifest                                                        obj
	extra                                                           map[string]string
}

func won(n int) obj { return obj{"amount": fmt.Sprint(n), "currency": "KRW"} }

func issued(security, holder, class string, quantity any, date string, more ...obj) obj {
	o := obj{
		"object_type": "TX_STOCK_ISSUANCE", "id": "tx-" + security, "security_id": security, "stakeholder_id": holder, "stock_class_id": class,
		"quantity": fmt.Sprint(quantity), "date": date, "custom_id": "CS-" + security, "share_price": won(5000), "security_law_exemptions": []any{}, "stock_legend_ids": []any{},
	}
	return with(o, more...)
}

func act(kind, id, security, date string, more ...obj) obj {
	return with(obj{"object_type": kind, "id": id, "security_id": security, "date": date}, more...)
}

func with(o obj, more ...obj) obj {
	for _, m := range more {
		for k, v := range m {
			o[k] = v
			if v == nil {
				delete(o, k)
			}
		}
	}
	return o
}

// startup is a history with vesting, a plan, valuations, two classes, transfers with a balance, cancellations, a split, a
// conversion, a repurchase, acceptances and retractions. It leaves 2,420 common shares and 60 preferred ones.
func startup() *theirs {
	person := func(id, name string, more ...obj) obj {
		return with(obj{"object_type": "STAKEHOLDER", "id": id, "name": obj{"legal_name": name}, "stakeholder_type": "INDIVIDUAL"}, more...)
	}
	class := func(id, name, kind string, authorised string) obj {
		return obj{
			"object_type": "STOCK_CLASS", "id": id, "name": name, "class_type": kind, "default_id_prefix": "CS-", "initial_shares_authorized": authorised,
			"votes_per_share": "1", "par_value": won(100), "seniority": "1",
		}
	}
	return &theirs{
		classes: []obj{class("common", "보통주", "COMMON", "10000"), class("pref", "우선주", "PREFERRED", "1000"), class("new", "2종 우선주", "PREFERRED", "500")},
		holders: []obj{
			person("kim", "김가상", obj{"tax_ids": []any{obj{"tax_id": "900312-1234567", "country": "KR"}}}), person("lee", "이가상"),
			with(person("fund", "가상벤처투자조합"), obj{"stakeholder_type": "INSTITUTION", "tax_ids": []any{obj{"tax_id": "110-81-00001", "country": "KR"}}}), person("gone", "박가상"),
		},
		plans: []obj{{"object_type": "STOCK_PLAN", "id": "plan", "plan_name": "2024", "initial_shares_reserved": "100", "stock_class_ids": []any{"common"},
			"default_cancellation_behavior": "RETURN_TO_POOL"}},
		terms: []obj{{"object_type": "VESTING_TERMS", "id": "four", "name": "4년", "description": "4년", "allocation_type": "CUMULATIVE_ROUND_DOWN",
			"vesting_conditions": []any{
				obj{"id": "start", "quantity": "0", "trigger": obj{"type": "VESTING_START_DATE"}, "next_condition_ids": []any{"all"}},
				obj{"id": "all", "portion": obj{"numerator": "1", "denominator": "1"}, "next_condition_ids": []any{}, "trigger": obj{"type": "VESTING_SCHEDULE_RELATIVE",
					"period": obj{"type": "MONTHS", "length": json.Number("24"), "occurrences": json.Number("1"), "day_of_month": "01"}, "relative_to_condition_id": "start"}},
			}}},
		legends:    []obj{{"object_type": "STOCK_LEGEND_TEMPLATE", "id": "legend", "name": "제한", "text": "양도 제한"}},
		valuations: []obj{{"object_type": "VALUATION", "id": "409A", "price_per_share": won(1000), "effective_date": "2024-01-01", "stock_class_id": "common", "valuation_type": "409A"}},
		financings: []obj{{"object_type": "FINANCING", "id": "seed", "name": "Seed", "issuance_ids": []any{"tx-p1"}, "date": "2022-01-01"}},
		first: []obj{
			issued("c1", "kim", "common", 400, "2020-03-02", obj{"stock_legend_ids": []any{"legend"}, "vesting_terms_id": "four"}),
			issued("c2", "gone", "common", 150, "2020-03-02"), issued("c3", "lee", "common", 50, "2020-04-01"),
			issued("bad", "lee", "common", 10, "2020-04-01"), act("TX_STOCK_RETRACTION", "r1", "bad", "2020-04-02", obj{"reason_text": "잘못 발행"}),
			act("TX_STOCK_ACCEPTANCE", "a1", "c1", "2020-03-03"), act("TX_VESTING_START", "v1", "c1", "2020-03-02", obj{"vesting_condition_id": "start"}),
			act("TX_STOCK_TRANSFER", "t1", "c1", "2021-01-01", obj{"quantity": "100", "balance_security_id": "c1b", "resulting_security_ids": []any{"c4"}}),
			issued("c1b", "kim", "common", 300, "2021-01-01"), issued("c4", "lee", "common", 100, "2021-01-01"),
			issued("p1", "fund", "pref", 80, "2022-01-01"),
		},
		second: []obj{
			act("TX_STOCK_REPURCHASE", "b1", "c2", "2022-02-01", obj{"quantity": "50", "price": won(1000), "balance_security_id": "c2b"}), issued("c2b", "gone", "common", 100, "2022-02-01"),
			act("TX_STOCK_CANCELLATION", "x1", "c2b", "2022-03-01", obj{"quantity": "100", "reason_text": "퇴사"}),
			{"object_type": "TX_STOCK_CLASS_SPLIT", "id": "s1", "date": "2023-01-01", "stock_class_id": "common", "split_ratio": obj{"numerator": "5", "denominator": "1"}},
			act("TX_STOCK_REISSUANCE", "re1", "c3", "2023-01-01", obj{"resulting_security_ids": []any{"c5"}, "split_transaction_id": "s1"}), issued("c5", "lee", "common", 250, "2023-01-01"),
			act("TX_STOCK_CONVERSION", "k1", "p1", "2023-06-01", obj{"quantity_converted": "20", "resulting_security_ids": []any{"c6"}, "balance_security_id": "p2"}),
			issued("c6", "fund", "common", 150, "2023-06-01"), issued("p2", "fund", "pref", 60, "2023-06-01"),
			option("o1", 60), with(option("o2", 30), obj{"vesting_terms_id": nil, "expiration_date": "2034-03-01", "vestings": []any{
				obj{"date": "2027-03-01", "amount": "10"}, obj{"date": "2026-03-01", "amount": "20"}}}),
			act("TX_EQUITY_COMPENSATION_EXERCISE", "e2", "o2", "2026-05-02", obj{"quantity": "5", "resulting_security_ids": []any{}}),
			{"object_type": "TX_CONVERTIBLE_ISSUANCE", "id": "n1", "security_id": "n1", "date": "2024-01-01", "custom_id": "N-1", "stakeholder_id": "fund", "security_law_exemptions": []any{},
				"investment_amount": won(1_000_000), "convertible_type": "SAFE", "seniority": json.Number("1"), "conversion_triggers": []any{obj{"type": "UNSPECIFIED", "trigger_id": "t",
					"conversion_right": obj{"type": "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism": obj{"type": "SAFE_CONVERSION", "conversion_mfn": false, "conversion_discount": "0.2",
						"conversion_valuation_cap": won(5_000_000_000)}}}}},
			act("TX_EQUITY_COMPENSATION_EXERCISE", "e1", "o1", "2026-05-01", obj{"quantity": "20", "resulting_security_ids": []any{"c7"}}),
			issued("c7", "lee", "common", 20, "2026-05-01"), {"object_type": "TX_STOCK_PLAN_POOL_ADJUSTMENT", "id": "pa", "date": "2024-05-01", "stock_plan_id": "plan", "shares_reserved": "90"},
			{"object_type": "TX_WARRANT_ISSUANCE", "id": "w1", "security_id": "w1", "date": "2024-01-01", "custom_id": "W-1", "stakeholder_id": "fund", "security_law_exemptions": []any{},
				"purchase_price": won(0), "exercise_triggers": []any{}},
		},
		manifest: obj{"ocf_version": "1.2.0", "as_of": "2026-06-01", "issuer": obj{"object_type": "ISSUER", "id": "us", "legal_name": "주식회사 한결",
			"formation_date": "2020-03-02", "country_of_formation": "KR"}},
		extra: map[string]string{"contract.pdf": "%PDF"},
	}
}

func option(id string, quantity int) obj {
	return obj{
		"object_type": "TX_PLAN_SECURITY_ISSUANCE", "id": "tx-" + id, "security_id": id, "date": "2024-03-01", "custom_id": "O-1", "stakeholder_id": "lee",
		"security_law_exemptions": []any{}, "stock_plan_id": "plan", "compensation_type": "OPTION", "quantity": fmt.Sprint(quantity), "exercise_price": won(500),
		"expiration_date": nil, "termination_exercise_windows": []any{}, "vesting_terms_id": "four",
	}
}

// zip writes the package as another program would: in a folder, its transactions in two files.
func (x *theirs) zip(t testing.TB) []byte {
	t.Helper()
	p := opencap.Package{}
	manifest := obj{"file_type": "OCF_MANIFEST_FILE", "generated_at": "2026-06-01T09:00:00+09:00"}
	put := func(field, word, name string, items []obj) {
		content, err := json.Marshal(obj{"file_type": word, "items": append([]obj{}, items...)})
		if err != nil {
			t.Fatal(err)
		}
		p["cap table/"+name] = content
		sum := md5.Sum(content)
		listed, _ := manifest[field].([]any)
		manifest[field] = append(listed, obj{"filepath": "./" + name, "md5": strings.ToUpper(hex.EncodeToString(sum[:]))})
	}
	put("stock_classes_files", "OCF_STOCK_CLASSES_FILE", "StockClasses.ocf.json", x.classes)
	put("stakeholders_files", "OCF_STAKEHOLDERS_FILE", "Stakeholders.ocf.json", x.holders)
	put("stock_plans_files", "OCF_STOCK_PLANS_FILE", "StockPlans.ocf.json", x.plans)
	put("vesting_terms_files", "OCF_VESTING_TERMS_FILE", "VestingTerms.ocf.json", x.terms)
	put("stock_legend_templates_files", "OCF_STOCK_LEGEND_TEMPLATES_FILE", "Legends.ocf.json", x.legends)
	put("valuations_files", "OCF_VALUATIONS_FILE", "Valuations.ocf.json", x.valuations)
	put("financings_files", "OCF_FINANCINGS_FILE", "Financings.ocf.json", x.financings)
	put("transactions_files", "OCF_TRANSACTIONS_FILE", "Transactions-1.ocf.json", x.first)
	put("transactions_files", "OCF_TRANSACTIONS_FILE", "Transactions-2.ocf.json", x.second)
	content, err := json.Marshal(with(manifest, x.manifest))
	if err != nil {
		t.Fatal(err)
	}
	p["cap table/Manifest.ocf.json"] = content
	for name, text := range x.extra {
		p["cap table/"+name] = []byte(text)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		entry, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write(p[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func options() opencap.Options {
	class := func(id, name string, authorised, issued int64) opencap.Class {
		return opencap.Class{Par: 100, Class: shareholderlist.Class{
			ID: shareholderlist.ClassID(id), Name: name, Authorised: shareholderlist.Quantity(authorised), Issued: shareholderlist.Quantity(issued),
		}}
	}
	return opencap.Options{
		Issuer: "주식회사 한결", Today: "2026-09-21", Answers: map[shareholderlist.QuestionID]shareholderlist.Answer{},
		Classes: []opencap.Class{class("class-1", "보통주", 10_000, 2_420), class("class-2", "우선주", 1_000, 60)},
	}
}

func problemsOf(r opencap.Result, severity shareholderlist.Severity) []shareholderlist.Problem {
	return slices.DeleteFunc(slices.Clone(r.Preview.Problems), func(p shareholderlist.Problem) bool { return p.Severity != severity })
}

// answered reads a package with one answer to every question.
func answered(file []byte, opt opencap.Options, answer shareholderlist.Answer) opencap.Result {
	for _, p := range opencap.Read(file, opt).Preview.Problems {
		if p.Question != nil {
			opt.Answers[p.Question.ID] = answer
		}
	}
	return opencap.Read(file, opt)
}

func TestSomebodyElsesHistoryLeavesTodaysHoldingsWithTheirAcquisitionDates(t *testing.T) {
	file := startup().zip(t)
	if !opencap.Is(file) {
		t.Fatal("the package is not recognised")
	}
	asked := opencap.Read(file, options())
	if asked.Preview.Ready() || len(problemsOf(asked, shareholderlist.QuestionSeverity)) != 1 {
		t.Fatalf("it is not asked what became of the shares that were bought back: %+v", asked.Preview.Problems)
	}
	r := answered(file, options(), opencap.WereCancelled)
	if errs := problemsOf(r, shareholderlist.Error); len(errs) > 0 || !r.Preview.Ready() {
		t.Fatalf("got %+v", errs)
	}
	type lot struct {
		holder, class string
		quantity      int
		on            string
	}
	var got []lot
	for _, h := range r.Preview.Holders {
		for _, l := range h.Lots {
			got = append(got, lot{h.Name, string(l.Class), int(l.Quantity), l.AcquiredOn.String()})
		}
	}
	want := []lot{
		{"김가상", "class-1", 1500, "2020-03-02"}, {"이가상", "class-1", 500, "2021-01-01"}, {"이가상", "class-1", 250, "2020-04-01"}, {"이가상", "class-1", 20, "2026-05-01"},
		{"가상벤처투자조합", "class-1", 150, "2022-01-01"}, {"가상벤처투자조합", "class-2", 60, "2022-01-01"},
	}
	slices.SortFunc(got, func(a, b lot) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	slices.SortFunc(want, func(a, b lot) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	kim := slices.IndexFunc(r.Preview.Holders, func(h shareholderlist.Holder) bool { return h.Name == "김가상" })
	if h := r.Preview.Holders[max(kim, 0)]; h.BirthDate.String() != "1990-03-12" || strings.Contains(fmt.Sprint(r), "1234567") {
		t.Errorf("the resident registration number is not a birth date alone: %+v", h)
	}
}

func TestWhatFollowsTheListIsPreparedForSigning(t *testing.T) {
	r := answered(startup().zip(t), options(), opencap.WereCancelled)
	found := map[value.Type]model.Body{}
	for _, next := range r.Next {
		found[next.Type] = next.Body
	}
	class, _ := found[issue.TypeClassCreated].(*issue.ClassCreated)
	pool, _ := found[right.TypePoolCreated].(*right.PoolCreated)
	option, _ := found[right.TypeOptionGranted].(*right.OptionGranted)
	safe, _ := found[right.TypeConvertibleIssued].(*right.ConvertibleIssued)
	if len(r.Next) != 4 || class == nil || pool == nil || option == nil || safe == nil {
		t.Fatalf("got %+v", r.Next)
	}
	if class.Name != "2종 우선주" || class.Par != 100 || class.Resolution != value.Digest(r.Preview.Digest.String()) {
		t.Errorf("the class is %+v", class)
	}
	if pool.Class != "class-1" || pool.Size != 90 {
		t.Errorf("the pool is %+v", pool)
	}
	vesting := []model.Vesting{{On: "2026-03-01", Quantity: 15}, {On: "2027-03-01", Quantity: 10}}
	if option.Quantity != 25 || option.Strike != 500 || option.GrantedOn != "2024-03-01" || !slices.Equal(option.Vesting, vesting) {
		t.Errorf("the option is %+v", option)
	}
	if safe.Kind != model.SAFE || safe.Principal != 1_000_000 || safe.Discount != 2_000 || safe.Cap != 5_000_000_000 || safe.IssuedOn != "2024-01-01" {
		t.Errorf("the SAFE is %+v", safe)
	}
}

func TestSharesThatTheCompanyStillHoldsAreEnteredAsItsOwn(t *testing.T) {
	opt := options()
	opt.Classes[0].Issued = 2_420 + 50
	r := answered(startup().zip(t), opt, opencap.HeldAsTreasury)
	if len(r.Preview.Holders) == 0 {
		t.Fatalf("got %+v", r.Preview.Problems)
	}
	last := r.Preview.Holders[len(r.Preview.Holders)-1]
	if !r.Preview.Ready() || last.Name != opt.Issuer || last.Lots[0].Quantity != 50 || last.Lots[0].AcquiredOn.String() != "2022-02-01" {
		t.Errorf("got %+v %+v", last, problemsOf(r, shareholderlist.Error))
	}
}

func TestEverythingInAPackageHasItsTreatment(t *testing.T) {
	x := startup()
	r := answered(x.zip(t), options(), opencap.WereCancelled)
	whole := 0
	found := map[string]opencap.Outcome{}
	for _, of := range r.Treatments {
		if of.Ko == "" || of.En == "" {
			t.Errorf("%+v has no words", of)
		}
		if of.Field == "" {
			whole += of.Count
		}
		found[of.Object+" "+of.Field] = of.Outcome
	}
	objects := len(x.extra)
	for _, of := range [][]obj{x.classes, x.holders, x.plans, x.terms, x.legends, x.valuations, x.financings, x.first, x.second} {
		objects += len(of)
	}
	if whole != objects {
		t.Errorf("%d of %d objects have a treatment", whole, objects)
	}
	for _, want := range []string{"VALUATION ", "FINANCING ", "STOCK_LEGEND_TEMPLATE ", "TX_WARRANT_ISSUANCE ", "FILE ", "VESTING_TERMS "} {
		if found[want] != opencap.AsDocument {
			t.Errorf("%sis %q", want, found[want])
		}
	}
}

// TestAContradictionIsNamed breaks one thing at a time.
func TestAContradictionIsNamed(t *testing.T) {
	find := func(x *theirs, id string) obj {
		for _, of := range [][]obj{x.first, x.second, x.classes, x.holders, x.plans, x.terms} {
			for _, o := range of {
				if o["id"] == id {
					return o
				}
			}
		}
		t.Fatalf("there is no %s", id)
		return nil
	}
	set := func(id, field string, value any) func(*theirs) {
		return func(x *theirs) { with(find(x, id), obj{field: value}) }
	}
	add := func(o obj) func(*theirs) { return func(x *theirs) { x.second = append(x.second, o) } }
	for name, c := range map[string]struct {
		breaks        func(*theirs)
		code          string
		object, field string
	}{
		"a security used twice":           {add(act("TX_STOCK_CANCELLATION", "again", "c1", "2024-01-01", obj{"quantity": "400", "reason_text": "x"})), "ocf_security_used_twice", "again", "security_id"},
		"a balance that does not match":   {set("tx-c1b", "quantity", "299"), "ocf_balance_differs", "t1", "balance_security_id"},
		"results that do not match":       {set("tx-c4", "quantity", "99"), "ocf_results_differ", "t1", "resulting_security_ids"},
		"no balance":                      {set("t1", "balance_security_id", nil), "ocf_balance_missing", "t1", "balance_security_id"},
		"a negative quantity":             {set("tx-c5", "quantity", "-250"), "ocf_quantity_not_positive", "tx-c5", "quantity"},
		"a fractional quantity":           {set("tx-p1", "quantity", "80.5"), "ocf_quantity_fractional", "tx-p1", "quantity"},
		"a split into fractions":          {set("s1", "split_ratio", obj{"numerator": "1", "denominator": "7"}), "ocf_quantity_fractional", "tx-c1b", "quantity"},
		"a transfer before the issue":     {set("t1", "date", "2019-01-01"), "ocf_before_issuance", "t1", "date"},
		"a result before its transfer":    {set("tx-c4", "date", "2020-12-31"), "ocf_result_earlier", "t1", "resulting_security_ids"},
		"an unknown security":             {add(act("TX_STOCK_ACCEPTANCE", "a9", "nothing", "2024-01-01")), "ocf_reference_unknown", "a9", "security_id"},
		"an unknown holder":               {set("tx-c1", "stakeholder_id", "nobody"), "ocf_reference_unknown", "tx-c1", "stakeholder_id"},
		"an unknown class":                {set("tx-c1", "stock_class_id", "none"), "ocf_reference_unknown", "tx-c1", "stock_class_id"},
		"an unknown result":               {set("t1", "resulting_security_ids", []any{"none"}), "ocf_reference_unknown", "t1", "resulting_security_ids"},
		"an unknown vesting condition":    {set("v1", "vesting_condition_id", "none"), "ocf_reference_unknown", "v1", "vesting_condition_id"},
		"more than authorised":            {set("common", "initial_shares_authorized", "500"), "ocf_over_authorised", "tx-c3", "stock_class_id"},
		"more than the pool":              {set("plan", "initial_shares_reserved", "59"), "ocf_over_pool", "tx-o2", "stock_plan_id"},
		"after the package's date":        {set("e1", "date", "2026-06-02"), "ocf_after_as_of", "e1", "date"},
		"an object's id twice":            {set("lee", "id", "kim"), "ocf_id_twice", "kim", "id"},
		"a transaction's id twice":        {set("a1", "id", "t1"), "ocf_id_twice", "t1", "id"},
		"a security issued twice":         {add(with(issued("c3", "kim", "common", 1, "2024-01-01"), obj{"id": "more"})), "ocf_security_issued_twice", "more", "security_id"},
		"a security that results twice":   {set("re1", "resulting_security_ids", []any{"c4"}), "ocf_security_results_twice", "re1", "resulting_security_ids"},
		"a balance of another holder":     {set("tx-c1b", "stakeholder_id", "lee"), "ocf_holder_differs", "t1", "balance_security_id"},
		"a transfer to another class":     {set("tx-c4", "stock_class_id", "pref"), "ocf_class_differs", "t1", "resulting_security_ids"},
		"an act for another kind":         {add(act("TX_WARRANT_CANCELLATION", "wc", "c4", "2024-01-01", obj{"quantity": "1", "reason_text": "x"})), "ocf_security_of_other_kind", "wc", "security_id"},
		"more exercised than granted":     {set("e1", "quantity", "61"), "ocf_more_than_there_is", "e1", "quantity"},
		"share numbers that do not fit":   {set("tx-c1", "share_numbers_issued", []any{obj{"starting_share_number": "1", "ending_share_number": "399"}}), "ocf_share_numbers", "tx-c1", "share_numbers_issued"},
		"a par value in dollars":          {set("common", "par_value", obj{"amount": "100", "currency": "USD"}), "ocf_par_currency", "common", "par_value.currency"},
		"another par value":               {set("common", "par_value", won(500)), "ocf_par_differs", "common", "par_value.amount"},
		"shares of a class not admitted":  {set("pref", "name", "3종"), "ocf_class_not_admitted", "pref", "name"},
		"a field that OCF does not have":  {set("t1", "fee", won(1)), "ocf_field_unknown", "t1", "fee"},
		"a nested field it does not have": {set("kim", "name", obj{"legal_name": "김", "title": "x"}), "ocf_field_unknown", "kim", "name.title"},
		"a required field missing":        {set("t1", "quantity", nil), "ocf_field_missing", "t1", "quantity"},
		"a number that is no string":      {set("t1", "quantity", json.Number("100")), "ocf_field_form", "t1", "quantity"},
		"a date that does not exist":      {set("t1", "date", "2021-02-30"), "ocf_field_form", "t1", "date"},
		"a type that OCF does not have":   {set("t1", "object_type", "TX_PHANTOM_GRANT"), "ocf_object_unknown", "t1", "object_type"},
		"a Korean number that is none":    {set("fund", "tax_ids", []any{obj{"tax_id": "12", "country": "KR"}}), "ocf_tax_id", "fund", "tax_ids[0].tax_id"},
		"a version that is not known":     {func(x *theirs) { x.manifest["ocf_version"] = "2.0.0" }, "ocf_version", "", "ocf_version"},
		"a file of another digest": {func(x *theirs) {
			x.extra["StockClasses.ocf.json"] = `{"file_type":"OCF_STOCK_CLASSES_FILE","items":[]}`
		}, "ocf_file_digest", "", "md5"},
		"a file that is no JSON":           {func(x *theirs) { x.extra["Valuations.ocf.json"] = `{` }, "ocf_json", "", ""},
		"a field twice in an object":       {func(x *theirs) { x.extra["Valuations.ocf.json"] = `{"a":1,"a":2}` }, "ocf_json", "", ""},
		"a file that is not UTF-8":         {func(x *theirs) { x.extra["Valuations.ocf.json"] = "{\"a\":\"\xff\"}" }, "ocf_encoding", "", ""},
		"a text that is too deep":          {func(x *theirs) { x.extra["Valuations.ocf.json"] = strings.Repeat("[", 100) + strings.Repeat("]", 100) }, "ocf_too_large", "", ""},
		"a total that is not the declared": {set("tx-c6", "quantity", "151"), "ocf_total_differs", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			x := startup()
			c.breaks(x)
			r := answered(x.zip(t), options(), opencap.WereCancelled)
			at := slices.IndexFunc(r.Preview.Problems, func(p shareholderlist.Problem) bool {
				return string(p.Code) == c.code && p.Header == c.object && p.Column == c.field
			})
			if at < 0 || r.Preview.Ready() {
				t.Fatalf("got %+v", problemsOf(r, shareholderlist.Error))
			}
			if p := r.Preview.Problems[at]; p.MessageKo == "" || p.MessageEn == "" || c.object != "" && p.Sheet == "" || strings.Contains(p.MessageEn, "%!") || strings.Contains(p.MessageKo, "%!") {
				t.Errorf("got %+v", p)
			}
			if len(r.Next) > 0 {
				t.Error("commands are prepared from a package with errors")
			}
		})
	}
}

func TestWhatWasExportedIsImportedIntoAnEmptyLedgerAsItWas(t *testing.T) {
	w := rich(t)
	p, err := opencap.Export(w.register())
	if err != nil {
		t.Fatal(err)
	}
	file, err := p.ZIP()
	if err != nil {
		t.Fatal(err)
	}
	opt := opencap.Options{Issuer: "주식회사 한결", Today: value.Date(w.now.DateInKorea())}
	var classes []model.ClassTerms
	for _, id := range w.classes {
		class, count := get[model.ShareClass](w, model.ClassRef(id)), get[model.Count](w, model.CountRef(id))
		opt.Classes = append(opt.Classes, opencap.Class{Par: class.Par, Class: shareholderlist.Class{
			ID: shareholderlist.ClassID(id), Name: class.Name, Authorised: shareholderlist.Quantity(class.Authorised), Issued: shareholderlist.Quantity(count.Issued),
		}})
		classes = append(classes, model.ClassTerms{Name: class.Name, Par: class.Par, Authorised: class.Authorised, Issued: count.Issued, Approval: class.Approval})
	}
	r := opencap.Read(file, opt)
	if !r.Ours || !r.Preview.Ready() {
		t.Fatalf("got %+v", r.Preview.Problems)
	}
	fresh := founded(t, classes...)
	fresh.now = w.now
	list := &holderrules.RegisterImported{List: value.Digest(r.Preview.Digest.String())}
	for i, h := range r.Preview.Holders {
		e := holderrules.ImportedEntry{Kind: model.HolderKind(h.Kind), Commitment: commitment(fmt.Sprint(i))}
		for _, l := range h.Lots {
			at := slices.Index(w.classes, value.ClassID(l.Class))
			e.Lots = append(e.Lots, holderrules.ImportedLot{Class: fresh.classes[at], Quantity: value.Shares(l.Quantity), AcquiredOn: value.Date(l.AcquiredOn.String())})
		}
		list.Entries = append(list.Entries, e)
	}
	fresh.must(fresh.issuer, list, officer)
	held := func(w *world) (all []string) {
		for i, class := range w.classes {
			for _, lot := range w.live(class) {
				all = append(all, fmt.Sprint(i, lot.Quantity, lot.EffectiveOn))
			}
		}
		slices.Sort(all)
		return all
	}
	if a, b := held(w), held(fresh); !slices.Equal(a, b) {
		t.Errorf("the lots are\n%v, were\n%v", b, a)
	}
}

func TestAPackageOfOursWithAnotherSidecarIsRefused(t *testing.T) {
	p, err := opencap.Export(rich(t).register())
	if err != nil {
		t.Fatal(err)
	}
	p[opencap.SidecarName] = append(p[opencap.SidecarName], ' ')
	if _, err := opencap.ReadBack(p); err == nil {
		t.Error("a changed sidecar is read back")
	}
	file, err := p.ZIP()
	if err != nil {
		t.Fatal(err)
	}
	if r := opencap.Read(file, options()); r.Preview.Ready() || r.Preview.Problems[0].Code != "ocf_sidecar" {
		t.Errorf("got %+v", r.Preview.Problems)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(startup().zip(f))
	f.Add([]byte(`{"ocf_version":"1"}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		r := opencap.Read(file, options())
		if r.Preview.Ready() && len(problemsOf(r, shareholderlist.Error)) > 0 {
			t.Error("a package with errors is ready")
		}
	})
}

// FuzzHistory puts any text in place of the transactions.
func FuzzHistory(f *testing.F) {
	content, err := json.Marshal(append(startup().first, startup().second...))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(content)
	f.Fuzz(func(t *testing.T, items []byte) {
		x := startup()
		x.first, x.second = nil, nil
		if json.Unmarshal(items, &x.first) != nil {
			return
		}
		r := opencap.Read(x.zip(t), options())
		for _, p := range r.Preview.Problems {
			if p.Code == "ocf_unreadable" {
				t.Errorf("the reader failed on %s", items)
			}
		}
	})
}
