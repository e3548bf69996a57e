package opencap

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Outcome is what becomes of an object of a package.
type Outcome string

// The outcomes. Every object has exactly one.
const (
	// Kept: the register keeps what it says.
	Kept Outcome = "register"
	// AsDocument: it stays in the package alone, whose digest is the evidence of the list.
	AsDocument Outcome = "document"
)

// Treatment says what becomes of the objects of one type for one reason.
type Treatment struct {
	Outcome Outcome
	// Object is the objects' type, and Field the field in question where the rest of the object is kept.
	Object, Field string
	Count         int
	// IDs are the first of them.
	IDs    []string
	Ko, En string
}

// maxIDs is how many objects a treatment names.
const maxIDs = 20

// reason says why, in both languages.
type reason struct {
	outcome Outcome
	ko, en  string
}

var (
	asHistory  = reason{AsDocument, "지난 거래의 기록입니다. 오늘의 보유와 취득일에는 반영되었고, 거래 자체는 패키지에만 남습니다.", "A record of the past. Today's holdings and their acquisition dates follow from it; the transaction itself stays in the package."}
	asHolding  = reason{Kept, "오늘의 보유로서 최초 주주명부에 오릅니다.", "Today's holding, which goes into the first list."}
	asEnded    = reason{AsDocument, "이미 끝난 증권의 발행입니다. 패키지에만 남습니다.", "The issuance of a security that has ended. It stays in the package."}
	asHolder   = reason{Kept, "주주로서 명부에 오릅니다.", "A holder, who goes into the register."}
	notHolder  = reason{AsDocument, "오늘 주식이 없는 사람입니다. 패키지에만 남습니다.", "Somebody without shares today. They stay in the package."}
	asClass    = reason{Kept, "등록된 주식 종류입니다.", "A class that is registered."}
	newClass   = reason{Kept, "등록되지 않은 종류입니다. 최초 명부를 올린 뒤 종류 신설로 서명할 수 있게 준비합니다.", "A class that is not registered. Its creation is prepared for signing after the first list."}
	foreign    = reason{AsDocument, "등록되지 않은 종류이고 원화 액면금액이 없어 신설을 준비하지 않습니다. 패키지에만 남습니다.", "A class that is not registered and has no par value in won. It stays in the package."}
	deadEquity = reason{AsDocument, "행사·취소로 끝난 권리입니다. 패키지에만 남습니다.", "A right that has ended. It stays in the package."}
	asPrepared = reason{Kept, "최초 명부에는 오르지 않지만, 명부를 올린 뒤 서명할 수 있게 명령을 준비합니다.", "Not part of a first list: a command for it is prepared for signing after the list."}
	liveRight  = reason{AsDocument, "아직 살아 있는 권리이지만 최초 주주명부는 주식만 담습니다. 명부를 올린 뒤 따로 등록해야 합니다.", "A right that is still live. A first list has shares alone: it has to be entered by its own act afterwards."}
)

// documents are the types of objects of which the register keeps nothing.
var documents = map[string]reason{
	"STOCK_LEGEND_TEMPLATE": {AsDocument, "주권의 제한 문구입니다. 주주명부에는 문구가 없습니다.", "The text of a legend. The register has none."},
	"VALUATION":             {AsDocument, "주식 가치평가입니다. 주주명부의 기재사항이 아닙니다.", "A valuation. It is nothing that a register says."},
	"FINANCING":             {AsDocument, "투자 라운드의 묶음입니다. 주주명부의 기재사항이 아닙니다.", "A financing round. It is nothing that a register says."},
	"DOCUMENT":              {AsDocument, "첨부 문서입니다. 패키지에만 남습니다.", "An attached document. It stays in the package."},
	"STOCK_PLAN":            {AsDocument, "스톡옵션 풀입니다. 최초 주주명부에는 오르지 않으며, 명부를 올린 뒤 따로 등록해야 합니다.", "A plan's pool. It is not part of a first list, and has to be entered by its own act afterwards."},
	"VESTING_TERMS":         {AsDocument, "베스팅 조건입니다. 최초 주주명부에는 오르지 않습니다.", "Vesting terms. They are not part of a first list."},
}

// fields are what the register does not keep of objects that it does keep.
var fields = map[string]map[string]words{
	"STAKEHOLDER": {
		"issuer_assigned_id": {"회사가 붙인 번호", "the company's own number"}, "current_relationship": {"회사와의 관계", "the relationship"},
		"current_relationships": {"회사와의 관계", "the relationships"}, "current_status": {"재직 상태", "the status"},
		"primary_contact": {"담당자", "the contact person"},
	},
	"STOCK_CLASS": {
		"conversion_rights": {"전환권(종류주식의 권리 등록으로 따로 올립니다)", "conversion rights, which the statement of a class's rights enters"},
		"price_per_share":   {"발행가", "the issue price"}, "liquidation_preference_multiple": {"청산 우선권 배수", "the liquidation preference"},
		"participation_cap_multiple": {"참가 한도", "the participation cap"},
	},
	"TX_STOCK_ISSUANCE": {
		"share_numbers_issued": {"주식의 번호", "the share numbers"}, "vesting_terms_id": {"베스팅 조건(RSA)", "vesting terms"},
		"vestings": {"베스팅 일정(RSA)", "dated vestings"}, "cost_basis": {"취득원가", "the cost basis"}, "issuance_type": {"발행의 종류", "the type of issuance"},
		"stock_legend_ids": {"제한 문구", "legends"}, "security_law_exemptions": {"증권법상 면제", "exemptions from securities law"},
	},
}

// treatments collects what becomes of the objects.
type treatments struct{ all map[[4]string]*Treatment }

func (t *treatments) note(e *entity, field string, why reason) {
	if t.all == nil {
		t.all = map[[4]string]*Treatment{}
	}
	key := [4]string{string(why.outcome), e.kind(), field, why.en}
	of := t.all[key]
	if of == nil {
		of = &Treatment{Outcome: why.outcome, Object: e.kind(), Field: field, Ko: why.ko, En: why.en}
		t.all[key] = of
	}
	if of.Count++; len(of.IDs) < maxIDs {
		of.IDs = append(of.IDs, shown(e.id()))
	}
}

// list are the treatments by outcome, type and field.
func (t *treatments) list() []Treatment {
	var out []Treatment
	for _, of := range t.all {
		out = append(out, *of)
	}
	slices.SortFunc(out, func(a, b Treatment) int {
		return cmp.Or(-cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Object, b.Object), cmp.Compare(a.Field, b.Field), cmp.Compare(a.En, b.En))
	})
	return out
}

// fieldsOf notes the fields of a kept object that the register does not keep.
func (t *treatments) fieldsOf(e *entity) {
	for _, field := range slices.Sorted(maps.Keys(fields[e.kind()])) {
		value, there := e.thing[field]
		if items, isList := value.([]any); !there || isList && len(items) == 0 {
			continue
		}
		what := fields[e.kind()][field]
		t.note(e, field, reason{AsDocument, what[0] + "은(는) 주주명부에 오르지 않고 패키지에만 남습니다.", "Of this the register keeps nothing: " + what[1] + "."})
	}
}

// objects says what becomes of every object, once a history is replayed and its holdings are known.
func (in *intake) objects() []Treatment {
	var t treatments
	holders := map[string]bool{}
	for _, s := range in.history.held() {
		holders[s.holder] = true
	}
	for i := range in.opened.objects {
		e := &in.opened.objects[i]
		kind := e.kind()
		switch s := in.history.securities[e.text("security_id")]; {
		case kind != "STOCK_CLASS" && in.prepared(e) != nil:
			t.note(e, "", asPrepared)
		case kind == "STAKEHOLDER" && holders[e.id()]:
			t.note(e, "", asHolder)
			t.fieldsOf(e)
		case kind == "STAKEHOLDER":
			t.note(e, "", notHolder)
		case kind == "STOCK_CLASS":
			t.note(e, "", in.classReason(e))
			t.fieldsOf(e)
		case !strings.HasPrefix(kind, "TX_"):
			t.note(e, "", documents[kind])
		case !strings.HasSuffix(kind, "_ISSUANCE"):
			t.note(e, "", asHistory)
		case s.family == stock && s.stage == live:
			t.note(e, "", asHolding)
			t.fieldsOf(e)
		case s.family == stock:
			t.note(e, "", asEnded)
		case s.stage == live:
			t.note(e, "", liveRight)
		default:
			t.note(e, "", deadEquity)
		}
	}
	for _, name := range in.opened.unlisted {
		t.note(&entity{thing: thing{"object_type": "FILE", "id": name}}, "", documents["DOCUMENT"])
	}
	return t.list()
}
