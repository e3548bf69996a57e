package shareholderlist

import "strings"

// role is what a column holds.
type role int

const (
	roleUnknown role = iota
	roleIgnored      // known, and of no use to a register
	roleName
	roleKind
	roleBirth
	roleResident
	roleCorporate // corporate registration number or business number
	roleMixed     // a person's or a company's number
	roleAddress
	rolePhone
	roleEmail
	roleClass
	roleQuantity
	roleAcquired
	roleCertificate
)

// headings lists the headings of each role. They are compared without spaces, punctuation and case, first as
// they stand and then without what is in brackets: `주식의 종류`, `주식수(주)` and `E-mail` are here.
var headings = map[role][]string{
	roleName: {"주주명", "성명", "이름", "주주", "주주성명", "주주이름", "주주명성명", "성명명칭", "명칭", "상호", "법인명",
		"성명또는명칭", "성명상호", "성함", "name", "fullname", "shareholder", "shareholdername", "nameofshareholder", "holder", "holdername"},
	roleKind: {"구분", "주주구분", "주주유형", "유형", "개인법인", "개인법인구분", "개인법인조합", "구분개인법인조합",
		"kind", "holderkind", "holdertype", "type"},
	roleBirth: {"생년월일", "생일", "출생일", "birthdate", "dateofbirth", "birthday", "dob", "birth"},
	roleResident: {"주민등록번호", "주민번호", "외국인등록번호", "주민등록번호앞자리",
		"residentregistrationnumber", "residentregistrationno", "residentnumber", "rrn"},
	roleCorporate: {"법인등록번호", "법인번호", "사업자등록번호", "사업자번호", "고유번호", "corporateregistrationnumber",
		"corporateregistrationno", "corporatenumber", "businessregistrationnumber", "businessregistrationno", "businessnumber"},
	roleMixed:   {"실명번호", "실명확인번호", "식별번호", "등록번호", "registrationnumber", "registrationno", "idnumber", "idno"},
	roleAddress: {"주소", "주소지", "거주지", "소재지", "주소소재지", "본점소재지", "address", "homeaddress"},
	rolePhone: {"연락처", "전화", "전화번호", "휴대폰", "휴대폰번호", "휴대전화", "휴대전화번호", "핸드폰", "핸드폰번호",
		"phone", "phonenumber", "phoneno", "mobile", "mobilephone", "tel", "telephone", "contact"},
	roleEmail: {"이메일", "이메일주소", "전자우편", "전자우편주소", "메일", "메일주소", "email", "emailaddress", "mail"},
	roleClass: {"주식종류", "주식의종류", "종류", "종별", "주식종별", "주권종류", "주식구분", "증권종류", "종류주식",
		"class", "shareclass", "classofshares", "classofshare", "sharetype", "stocktype", "typeofshares"},
	roleQuantity: {"주식수", "주식의수", "주식수량", "소유주식수", "소유주식의수", "소유주수", "소유수량", "보유주식수", "보유주식의수",
		"보유주수", "보유수량", "주수", "수량", "shares", "numberofshares", "noofshares", "sharecount", "sharesheld", "quantity", "qty"},
	roleAcquired: {"취득일", "취득일자", "취득연월일", "취득년월일", "주식취득일", "주식취득일자", "취득일시",
		"acquired", "acquiredon", "acquisitiondate", "dateacquired", "dateofacquisition"},
	roleCertificate: {"주권번호", "주권의번호", "증권번호", "주권기호번호", "certificateno", "certificatenumber", "certificate", "certno"},
	roleIgnored: {"번호", "연번", "순번", "일련번호", "no", "#", "비고", "메모", "참고", "지분율", "지분율%", "지분비율", "지분", "비율", "소유비율",
		"보유비율", "보유지분율", "액면가", "액면가액", "액면금액", "1주의금액", "금액", "취득가액", "취득금액", "취득단가", "납입금액", "납입일",
		"대표자", "대표이사", "관계", "특수관계", "회사와의관계", "우편번호", "국적", "명의개서일", "서명", "날인",
		"remarks", "remark", "note", "notes", "memo", "comment", "comments", "ratio", "%", "percentage", "parvalue", "amount", "nationality"},
}

var roleByHeading = func() map[string]role {
	byHeading := map[string]role{}
	for r, keys := range headings {
		for _, key := range keys {
			if _, taken := byHeading[key]; taken {
				panic("shareholderlist: one heading with two roles: " + key)
			}
			byHeading[key] = r
		}
	}
	return byHeading
}()

// roleOf is the role of a heading.
func roleOf(heading string) role {
	key := headingKey(heading)
	if r, ok := roleByHeading[key]; ok {
		return r
	}
	if r := roleOfNumberHeading(key); r != roleUnknown {
		return r
	}
	if bare, _, found := strings.Cut(foldText(heading), "("); found {
		return roleByHeading[headingKey(bare)]
	}
	return roleUnknown
}

// roleOfNumberHeading knows the many ways to head a column of numbers: 주민(법인)등록번호, 생년월일/사업자번호 …
func roleOfNumberHeading(key string) role {
	if len(key) > 100 {
		return roleUnknown
	}
	resident := strings.Contains(key, "주민")
	birth := strings.Contains(key, "생년월일")
	firm := strings.Contains(key, "법인") || strings.Contains(key, "사업자")
	number := strings.Contains(key, "번호")
	switch {
	case (resident || birth) && firm:
		return roleMixed
	case resident && (number || birth):
		return roleResident
	case birth:
		return roleBirth
	case firm && number:
		return roleCorporate
	}
	return roleUnknown
}
