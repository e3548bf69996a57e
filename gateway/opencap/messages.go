package opencap

import "holdfast/gateway/shareholderlist"

// What is wrong with a package's files.
const (
	codeUnreadable    Code = "ocf_unreadable"
	codeTooMuch       Code = "ocf_too_large"
	codeManifest      Code = "ocf_manifest"
	codeVersion       Code = "ocf_version"
	noteVersion       Code = "ocf_other_version"
	codeFileMissing   Code = "ocf_file_missing"
	codeFileTwice     Code = "ocf_file_twice"
	codeDigest        Code = "ocf_file_digest"
	codeEncoding      Code = "ocf_encoding"
	codeJSON          Code = "ocf_json"
	codeFileType      Code = "ocf_file_type"
	codeUnknownObject Code = "ocf_object_unknown"
	codeUnknownField  Code = "ocf_field_unknown"
	codeMissingField  Code = "ocf_field_missing"
	codeWrongForm     Code = "ocf_field_form"
	codeMore          Code = "ocf_more"
	codeAlone         Code = "ocf_file_alone"
)

// How a history contradicts itself.
const (
	codeTwice          Code = "ocf_id_twice"
	codeSecurityTwice  Code = "ocf_security_issued_twice"
	codeUnknownID      Code = "ocf_reference_unknown"
	codeUsedTwice      Code = "ocf_security_used_twice"
	codeResultTwice    Code = "ocf_security_results_twice"
	codeBeforeIssued   Code = "ocf_before_issuance"
	codeAfterAsOf      Code = "ocf_after_as_of"
	codeDatesOrder     Code = "ocf_result_earlier"
	codeNotPositive    Code = "ocf_quantity_not_positive"
	codeFraction       Code = "ocf_quantity_fractional"
	codeTooLarge       Code = "ocf_quantity_too_large"
	codeBalance        Code = "ocf_balance_differs"
	codeNoBalance      Code = "ocf_balance_missing"
	codeResults        Code = "ocf_results_differ"
	codeOtherHolder    Code = "ocf_holder_differs"
	codeOtherClass     Code = "ocf_class_differs"
	codeOtherKind      Code = "ocf_security_of_other_kind"
	codeTooMany        Code = "ocf_more_than_there_is"
	codeOverAuthorised Code = "ocf_over_authorised"
	codeOverPool       Code = "ocf_over_pool"
	codeNumbers        Code = "ocf_share_numbers"
	codeRatio          Code = "ocf_ratio"
	codeCurrency       Code = "ocf_currency_differs"
)

// What stands between a package and the register.
const (
	codeClassUnknown   Code = "ocf_class_not_admitted"
	codeClassAmbiguous Code = "ocf_class_name_twice"
	codePar            Code = "ocf_par_differs"
	codeParCurrency    Code = "ocf_par_currency"
	codeTotal          Code = "ocf_total_differs"
	codeName           Code = "ocf_name"
	codeTax            Code = "ocf_tax_id"
	codeOurs           Code = "ocf_sidecar"
	codeAsOfFuture     Code = "ocf_as_of_future"
	codeAnswer         Code = "ocf_answer"
	askTreasury        Code = "ocf_ask_treasury"
	noteShrunk         Code = "ocf_resident_number_shrunk"
	noteKind           Code = "ocf_kind_assumed"
	noteIssuer         Code = "ocf_other_issuer"
)

type message struct {
	severity shareholderlist.Severity
	ko, en   string
}

const (
	nothingKo = " 아무것도 저장되지 않았습니다."
	nothingEn = " Nothing was stored."
	mendKo    = nothingKo + " 파일을 만든 프로그램에서 바로잡아 다시 올려 주세요."
	mendEn    = nothingEn + " Correct it in the program that made the file and upload it again."
)

func wrong(ko, en string) message {
	return message{shareholderlist.Error, ko + mendKo, en + mendEn}
}

func note(ko, en string) message { return message{shareholderlist.Note, ko, en} }

var messages = map[Code]message{
	codeUnreadable: wrong("압축 파일을 읽을 수 없습니다. 손상되었거나 같은 이름의 파일이 둘 들어 있습니다.",
		"The ZIP file cannot be read: it is damaged, or has two files of one name."),
	codeTooMuch: wrong("파일이 허용된 크기를 넘어 읽지 않았습니다(압축 파일 10MB, 풀어서 64MB, 객체 100,000개까지).",
		"The file was not read because it is larger than allowed (10 MB packed, 64 MB unpacked, 100,000 objects)."),
	codeManifest: wrong("Manifest.ocf.json이 없거나 둘 이상입니다.", "There is no Manifest.ocf.json, or more than one."),
	codeVersion:  wrong("이 버전(%s)의 Open Cap Table Format은 읽지 않습니다(1.x만 읽습니다).", "This version (%s) of the Open Cap Table Format is not read (only 1.x is)."),
	noteVersion: note("Open Cap Table Format %s 파일을 1.2.1-alpha의 규칙으로 읽었습니다.",
		"A file of the Open Cap Table Format %s was read by the rules of 1.2.1-alpha."),
	codeFileMissing: wrong("목록에 적힌 파일 %s이(가) 패키지에 없습니다.", "The manifest names the file %s, which the package does not have."),
	codeFileTwice:   wrong("목록에 파일 %s이(가) 두 번 적혀 있습니다.", "The manifest names the file %s twice."),
	codeDigest:      wrong("파일의 내용이 목록에 적힌 MD5와 다릅니다. 만들어진 뒤 바뀌었습니다.", "The file is not the one whose MD5 the manifest states. It was changed after it was made."),
	codeEncoding:    wrong("UTF-8로 된 글이 아닙니다.", "The text is not UTF-8."),
	codeJSON:        wrong("JSON 형식이 아니거나 한 객체에 같은 이름의 필드가 둘 있습니다.", "This is no JSON text, or an object has a field twice."),
	codeFileType:    wrong("file_type이 %s인 객체 목록(items)이 아닙니다.", "This is no list (items) whose file_type is %s."),
	codeUnknownObject: wrong("이 파일에 있을 수 없는 종류의 객체입니다: %s.",
		"An object of this type cannot stand in this file: %s."),
	codeUnknownField: wrong("Open Cap Table Format에 없는 필드입니다.", "The Open Cap Table Format has no such field."),
	codeMissingField: wrong("필요한 필드가 없습니다.", "A required field is missing."),
	codeWrongForm:    wrong("값이 형식에 맞지 않습니다(%s이어야 합니다).", "The value is not in its form (%s)."),
	codeMore: {shareholderlist.Error, "오류가 %d건 더 있습니다. 먼저 표시된 것을 고쳐 다시 올려 주세요.",
		"There are %d more errors. Mend those shown first and upload the file again."},
	codeAlone: wrong("패키지 가운데 파일 하나만 올리셨습니다. Manifest.ocf.json과 모든 파일이 든 .zip을 올려 주세요.",
		"This is a single file of a package. Upload the .zip with Manifest.ocf.json and all its files."),

	codeTwice:         wrong("같은 id를 가진 객체가 이미 있습니다.", "Another object has the same id."),
	codeSecurityTwice: wrong("같은 security_id로 두 번 발행되었습니다.", "A security of the same security_id was already issued."),
	codeUnknownID:     wrong("%s은(는) 이 패키지에 없습니다.", "The package has no %s."),
	codeUsedTwice: wrong("증권 %s은(는) 이미 이전·취소·전환 등으로 끝났습니다. 한 증권은 한 번만 쓸 수 있습니다.",
		"The security %s has already ended by a transfer, a cancellation, a conversion or the like. A security is used once."),
	codeResultTwice: wrong("증권 %s이(가) 두 거래의 결과로 적혀 있습니다.", "The security %s stands as the result of two transactions."),
	codeBeforeIssued: wrong("증권 %s이(가) 발행되기 전의 날짜이거나, 그 증권은 유효하게 발행되지 않았습니다.",
		"The date lies before the security %s was issued, or that security never came about."),
	codeAfterAsOf:  wrong("날짜가 패키지의 기준일(as_of %s)보다 뒤입니다.", "The date lies after the package's as_of, %s."),
	codeDatesOrder: wrong("거래의 결과인 증권 %s의 발행일이 그 거래보다 빠릅니다.", "The security %s results from this transaction, but was issued on an earlier day."),
	codeNotPositive: wrong("수량이나 금액이 0이거나 음수입니다.",
		"The quantity or the amount is zero or negative."),
	codeFraction: wrong("수량이 정수가 아닙니다. 1주 미만의 단주는 주주명부에 올릴 수 없습니다.",
		"The quantity is not a whole number. Fractions of a share cannot be entered in the register."),
	codeTooLarge: wrong("수가 너무 커서 다룰 수 없습니다.", "The number is too large to handle."),
	codeBalance: wrong("잔여 증권의 수량이 %s이지만, 계산하면 %s입니다.",
		"The balance security has %s, but what is left comes to %s."),
	codeNoBalance: wrong("일부(%s)만 거래되었는데 나머지를 담은 balance_security_id가 없습니다. 이 증권에는 %s이(가) 있었습니다.",
		"Only a part (%s) is taken, but there is no balance_security_id for the rest. The security had %s."),
	codeResults: wrong("결과인 증권의 합이 %s이지만, 거래된 수량은 %s입니다.", "The resulting securities add up to %s, but the transaction is about %s."),
	codeOtherHolder: wrong("증권 %s의 보유자가 달라졌습니다. 이 거래로는 보유자가 바뀌지 않습니다.",
		"The security %s has another holder. This kind of transaction does not change the holder."),
	codeOtherClass: wrong("증권 %s의 주식 종류가 다릅니다. 이 거래로는 종류가 바뀌지 않습니다.",
		"The security %s is of another class. This kind of transaction does not change the class."),
	codeOtherKind: wrong("증권 %s은(는) 이 거래의 대상이 될 수 없는 종류입니다.", "The security %s is of a kind that this transaction is not about."),
	codeTooMany:   wrong("증권에 있는 것(%s)보다 많이(%s) 거래되었습니다.", "The security has %s, but %s are taken from it."),
	codeOverAuthorised: wrong("이날 발행된 주식의 합(%s주)이 발행할 주식의 총수(%s주)를 넘습니다.",
		"On this day %s shares are issued, more than the %s authorised."),
	codeOverPool: wrong("이날 부여된 수량의 합(%s)이 스톡옵션 풀(%s)을 넘습니다.", "On this day %s are granted from the pool, more than the %s reserved."),
	codeNumbers:  wrong("주권 번호의 개수가 수량과 다르거나 범위가 올바르지 않습니다.", "The share numbers are not as many as the shares, or a range is wrong."),
	codeRatio:    wrong("비율의 두 수는 1 이상 1,000,000,000 이하의 정수여야 합니다.", "The two numbers of a ratio are whole, from 1 to 1,000,000,000."),
	codeCurrency: wrong("한 증권의 금액이 서로 다른 통화로 적혀 있습니다.", "Amounts of one security are in different currencies."),

	codeClassUnknown: wrong("주식 종류 '%s'이(가) 등록 신청에 없습니다. 유통 중인 주식이 있는 종류는 먼저 신청에 포함되어야 합니다.",
		"The application has no share class %q. A class with shares in issue has to be in the application first."),
	codeClassAmbiguous: wrong("주식 종류 두 개가 같은 이름입니다.", "Two share classes have the same name."),
	codePar: wrong("이 종류의 액면금액(%s원)이 등록된 것(%s원)과 다릅니다.",
		"The par value of this class (%s won) is not the one that is registered (%s won)."),
	codeParCurrency: wrong("액면금액이 원화가 아닙니다(%s). 상법상 액면주식은 원화여야 하므로 올리지 않습니다.",
		"The par value is not in won but in %s. It cannot be entered."),
	codeTotal: wrong("'%s' 종류의 합(%s주)이 등기된 발행주식수(%s주)와 다릅니다.",
		"The class %q adds up to %s shares, but %s are issued according to the commercial register."),
	codeName: wrong("주주의 이름이 비었거나 100자를 넘습니다.", "The holder's name is empty or has more than 100 characters."),
	codeTax: wrong("법인등록번호·사업자등록번호로 읽을 수 없는 한국 등록번호입니다.",
		"This Korean number can be read neither as a corporate registration number nor as a business number."),
	codeOurs: wrong("이 시스템이 만든 패키지이지만 부속 파일(Holdfast.sidecar.json)이 없거나 바뀌었습니다.",
		"This package was made by this system, but its sidecar (Holdfast.sidecar.json) is missing or was changed."),
	codeAsOfFuture: wrong("기준일(as_of)이 오늘(%s)보다 뒤입니다.", "The date as_of lies after today (%s)."),
	codeAnswer:     {shareholderlist.Error, "질문에 대한 답이 보기 중에 없습니다. 다시 답해 주세요.", "The answer given is none of the possible ones. Please answer again."},
	askTreasury: {shareholderlist.QuestionSeverity,
		"회사가 다시 사들인 '%s' 주식이 %s주 있습니다. 회사가 자기주식으로 가지고 있습니까(같은 발행주식수에 포함), 아니면 소각했습니까?",
		"The company bought back %[2]s shares of the class %[1]q. Does it hold them as treasury shares (they still count as issued), or were they cancelled?"},
	noteShrunk: note("주민등록번호 %d건을 생년월일로 줄였습니다. 번호는 보관하지 않았습니다.", "%d resident registration numbers were reduced to birth dates. The numbers were not kept."),
	noteKind: note("기관 주주 %d명을 이름으로 보아 법인 또는 조합으로 읽었습니다. 미리보기에서 확인해 주세요.",
		"%d institutions were read as companies or funds by their names. Please check them in the preview."),
	noteIssuer: note("패키지의 회사 이름이 이 회사의 이름과 다릅니다. 이 회사의 파일이 맞는지 확인해 주세요.",
		"The package's issuer has another name than this company. Please check that it is this company's file."),
}

// describe is what a value of a kind has to be.
func describe(kind string) words {
	if w, ok := descriptions[kind]; ok {
		return w
	}
	return words{"'" + kind + "' 형식의 객체", "an object of the form " + kind}
}

var descriptions = map[string]words{
	"id": {"1~200자의 식별자", "an identifier of 1 to 200 characters"}, "text": {"문자열", "a text"},
	"num": {"따옴표로 묶은 십진수", "a decimal number as a string"}, "pct": {"0과 1 사이의 십진수", "a decimal from 0 to 1 as a string"},
	"int": {"정수", "a whole number"}, "bool": {"true 또는 false", "true or false"}, "date": {"YYYY-MM-DD 날짜", "a date YYYY-MM-DD"},
	"null|date": {"YYYY-MM-DD 날짜 또는 null", "a date YYYY-MM-DD or null"}, "time": {"RFC 3339 시각", "a time of RFC 3339"},
	"md5": {"16진수 32자리 MD5", "an MD5 of 32 hexadecimal digits"}, "country": {"두 글자 국가 코드", "a country code of two letters"},
	"money": {"금액과 세 글자 통화 코드", "an amount and a currency code"}, "list": {"비어 있지 않은 목록", "a list that is not empty"},
	"word": {"정해진 낱말 가운데 하나", "one of the words that the format has"}, "relationship": {"정해진 낱말 가운데 하나", "one of the words that the format has"},
	"authorised": {"십진수, UNLIMITED 또는 NOT APPLICABLE", "a decimal number, UNLIMITED or NOT APPLICABLE"},
}
