package shareholderlist

import (
	"regexp"
	"slices"
	"strings"
)

var kindWords = map[Kind][]string{
	Person:  {"개인", "개인주주", "자연인", "내국인", "외국인", "개인내국인", "개인외국인", "person", "individual", "natural", "naturalperson"},
	Company: {"법인", "법인주주", "국내법인", "외국법인", "내국법인", "영리법인", "비영리법인", "회사", "기관", "company", "corporation", "corporate", "legalentity"},
	Fund: {"조합", "투자조합", "벤처투자조합", "개인투자조합", "신기술사업투자조합", "신기술조합", "창업투자조합", "펀드",
		"fund", "partnership", "investmentfund"},
	Association: {"우리사주조합", "단체", "법인아닌단체", "association", "employeestockownershipassociation"},
	Joint:       {"공유", "공동소유", "공유주주", "joint", "jointholders"},
	Estate:      {"상속재산", "estate"},
}

// ownShareWords say in a 구분 column that a row is the company's own shares.
var ownShareWords = []string{"자기주식", "treasury", "treasuryshares"}

// kindNamed is the kind a 구분 column means, or none.
func kindNamed(text string) Kind {
	key := headingKey(text)
	for _, kind := range []Kind{Person, Company, Fund, Association, Joint, Estate} {
		if slices.Contains(kindWords[kind], key) {
			return kind
		}
	}
	return ""
}

var (
	fundName = regexp.MustCompile(`조합|펀드|투자신탁|사모투자|(?i:\bfund\b|\bpartnership\b|\bL\.?P\.?$)`)
	coopName = regexp.MustCompile(`협동조합`) // a company by law, unlike an investment partnership
	firmName = regexp.MustCompile(`주식회사|유한회사|유한책임회사|합자회사|합명회사|법인|\([주유합재사]\)|협동조합|은행|증권|캐피탈|` +
		`(?i:\bInc\b|\bCorp\b|\bCorporation\b|\bLtd\b|\bLimited\b|\bLLC\b|\bGmbH\b|\bPLC\b|\bCo\.)`)
	personalName = regexp.MustCompile(`^[가-힣]{2,4}$`)
)

// kindOfName is the kind that a name shows: 주식회사 …, … 투자조합; none if it shows nothing.
func kindOfName(name string) Kind {
	name = foldText(name)
	switch {
	case strings.Contains(name, "우리사주조합"):
		return Association
	case fundName.MatchString(name) && !coopName.MatchString(name):
		return Fund
	case firmName.MatchString(name):
		return Company
	}
	return ""
}

// looksPersonal reports whether a name looks like a Korean person's: two to four syllables and nothing else.
func looksPersonal(name string) bool {
	return personalName.MatchString(strings.ReplaceAll(foldText(name), " ", ""))
}
