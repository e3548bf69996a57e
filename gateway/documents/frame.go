package documents

import (
	"fmt"
	"strconv"

	"github.com/signintech/gopdf"

	"holdfast/chaincode/model"
)

var (
	titleStyle   = style{size: 22, bold: true}
	companyStyle = style{size: 12, bold: true}
	sectionStyle = style{size: 10.5, bold: true}
	bodyStyle    = style{size: 8.5}
	strongStyle  = style{size: 8.5, bold: true}
	smallStyle   = style{size: 7.2, grey: true}
	idStyle      = style{size: 6.8}
	fineStyle    = style{size: 8}
)

const (
	qrSide = 74.0
	// labelWidth is the width of the names in a list of facts.
	labelWidth = 92.0
)

// sheet is a document being drawn.
type sheet struct {
	*canvas
	Content
	title words
}

// newSheet begins a document and its first page.
func newSheet(content Content, fonts Fonts, title words) *sheet {
	s := &sheet{Content: content, title: title}
	s.canvas = newCanvas(fonts, gopdf.PdfInfo{
		Title: s.heading(), Author: s.member(), Creator: "Holdfast", Producer: "Holdfast", CreationDate: content.Drawn.In(kst),
	})
	s.page()
	s.newPage = s.runningHead
	return s
}

// heading is the document's title and whose it is.
func (s *sheet) heading() string { return s.say(s.title) + " – " + s.Register.Issuer.Name }

func (s *sheet) say(w words) string { return w.in(s.Language) }

// runningHead is at the top of each page but the first.
func (s *sheet) runningHead() {
	y := top - 22
	s.text(left, y, strongStyle, s.say(s.title))
	s.textRight(right, y, smallStyle, s.Register.Issuer.Name+" · "+s.asOfHeight())
	s.line(left, y+6, right, y+6, 0.5, pale)
}

func (s *sheet) asOfHeight() string {
	return fmt.Sprintf(s.say(words{"블록 높이 %s 기준", "as of block height %s"}), grouped(int64(s.Register.Height)))
}

// front is the title, and beside the company's data the code that leads to the check.
func (s *sheet) front() {
	s.y += 18
	s.textCentred(s.y, titleStyle, s.say(s.title))
	s.y += 22
	s.textCentred(s.y, companyStyle, s.Register.Issuer.Name)
	s.y += 16
	s.qr(s.VerifyURL, right-qrSide, s.y+4, qrSide)
	for i, l := range s.wrap(s.say(words{"이 파일을 확인하는 곳", "Where to check this file"}), smallStyle, qrSide+10) {
		s.textRight(right, s.y+qrSide+16+float64(i)*9, smallStyle, l)
	}
}

// fact is one line of a list: a name and what it is.
type fact struct {
	name  words
	value string
	// id is an identifier, written smaller.
	id bool
}

// facts writes a list of facts, so many points wide.
func (s *sheet) facts(most float64, list ...fact) {
	for _, f := range list {
		if f.value == "" {
			continue
		}
		written := bodyStyle
		if f.id {
			written = idStyle
		}
		lines := s.wrap(f.value, written, most-labelWidth)
		s.room(float64(len(lines)) * 13)
		s.text(left+2, s.y+9.5, style{size: 8, grey: true}, s.say(f.name))
		for _, l := range lines {
			s.text(left+labelWidth, s.y+9.5, written, l)
			s.y += 13
		}
	}
}

// section is a heading. It stays with what follows.
func (s *sheet) section(heading string) {
	s.room(64)
	s.y += 14
	s.text(left, s.y+8, sectionStyle, heading)
	s.y += 15
}

func (s *sheet) company() {
	issuer := s.Register.Issuer
	certificates := words{"발행하지 않음", "Not issued"}
	if issuer.CertificatesIssued {
		certificates = words{"발행함", "Issued"}
	}
	s.section(s.say(words{"회사", "Company"}))
	s.facts(width-qrSide-14,
		fact{words{"상호", "Name"}, issuer.Name, false},
		fact{words{"법인등록번호", "Corporate no."}, hyphened(issuer.CorporateNumber), false},
		fact{words{"사업자등록번호", "Business no."}, hyphened(issuer.BusinessNumber), false},
		fact{words{"설립일", "Incorporated on"}, string(issuer.IncorporatedOn), false},
		fact{words{"주권", "Share certificates"}, s.say(certificates), false},
	)
}

func (s *sheet) asOf(digest string) {
	r := s.Register
	s.section(s.say(words{"기준 시점", "As of"}))
	s.facts(width,
		fact{words{"작성 시각", "Drawn at"}, moment(s.Drawn), false},
		fact{words{"블록 높이", "Block height"}, grouped(int64(r.Height)) + s.say(words{" (작성 시각에 이 사이트가 읽은 원장의 높이)",
			" (the ledger as this site had read it then)"}), false},
		fact{words{"마지막 변동", "Last change"}, at(r.Changed.At) + fmt.Sprintf(s.say(words{", 블록 %s", ", block %s"}), grouped(r.Changed.Block)), false},
		fact{words{"마지막 변동의 거래", "Its transaction"}, r.Changed.Tx, true},
		fact{words{"원장", "Ledger"}, string(r.Ledger), true},
		fact{words{"내용의 SHA-256", "Digest (SHA-256)"}, digest, true},
	)
}

// provenanceLegend explains the labels that occur.
func (s *sheet) provenanceLegend() {
	occurs := map[model.Provenance]bool{}
	for _, entry := range s.Register.Entries {
		for _, lot := range entry.Lots {
			occurs[lot.Provenance] = true
		}
	}
	s.section(s.say(words{"출처의 뜻", "What the provenance means"}))
	for _, known := range provenances {
		if occurs[known.provenance] {
			s.bullet(s.say(known.label) + ": " + s.say(known.meaning))
		}
		delete(occurs, known.provenance)
	}
	if len(occurs) > 0 {
		s.bullet(s.say(words{"그 밖의 출처는 원장에 적힌 이름 그대로입니다.", "Any other provenance is written as the ledger has it."}))
	}
}

func (s *sheet) bullet(text string) {
	y, page := s.y, s.pages
	s.paragraph(left+12, width-14, 12.5, fineStyle, text)
	if s.pages != page {
		y = top
	}
	s.text(left+3, y+12.5*0.75, fineStyle, "·")
}

// certifies says what the document certifies, and what not.
func (s *sheet) certifies(does, not []words) {
	s.section(s.say(words{"이 문서가 증명하는 것", "What this document certifies"}))
	for _, w := range does {
		s.bullet(s.say(w))
	}
	s.section(s.say(words{"이 문서가 증명하지 않는 것", "What it does not certify"}))
	for _, w := range not {
		s.bullet(s.say(w))
	}
}

// signed says who signed it and how it is checked.
func (s *sheet) signed() {
	s.section(s.say(words{"발급과 확인", "Issue and check"}))
	s.facts(width,
		fact{words{"발급 참여기관", "Issued by"}, s.member(), false},
		fact{words{"서명 인증서 SHA-256", "Signing certificate"}, string(s.SignedWith), true},
		fact{words{"확인하는 곳", "Check at"}, s.VerifyURL, false},
	)
	s.y += 3
	s.paragraph(left+2, width-4, 12.5, fineStyle, s.say(words{
		"이 PDF에는 참여기관의 전자서명과 기계가 읽는 자격증명(첨부 파일 credential.sd-jwt)이 들어 있습니다. 종이나 화면만 믿지 마시고, QR 코드 대신 직접 아는 주소를 입력하여 " +
			"참여기관의 확인 페이지에 이 파일을 넣어 보십시오. 위조되었는지, 이 문서 뒤에 변동이 있었는지 알려 드립니다. 인쇄물에는 서명이 남지 않습니다.",
		"This PDF carries the member's digital signature and a machine-readable credential (the attachment credential.sd-jwt). Do not rely on paper or on " +
			"the screen alone: type the address of a member's site that you know, instead of following the QR code, and drop this file on its verify page. It says " +
			"whether the file is forged and whether newer acts were recorded since. A print-out carries no signature.",
	}))
}

// attest is the last word: what is confirmed, when and by whom.
func (s *sheet) attest() {
	s.room(96)
	s.y += 34
	s.textCentred(s.y, style{size: 10}, s.say(words{"위 내용이 기준 시점의 원장과 같음을 확인합니다.",
		"The above is confirmed to be what the ledger says as of the moment stated."}))
	s.y += 22
	date := s.Drawn.In(kst)
	s.textCentred(s.y, style{size: 10}, date.Format(s.say(words{"2006년 1월 2일", "2 January 2006"})))
	s.y += 22
	s.textCentred(s.y, style{size: 13, bold: true}, s.member())
	s.y += 13
	s.textCentred(s.y, smallStyle, s.say(words{"이 파일에 전자서명되었습니다", "signed digitally in this file"}))
}

// finish draws the footers, now that the number of pages is known, and ends the document.
func (s *sheet) finish(digest string) (Drawn, error) {
	for n := 1; n <= s.pages; n++ {
		s.do(func() error { return s.pdf.SetPage(n) })
		y := pageHeight - 34
		s.line(left, y-11, right, y-11, 0.5, pale)
		s.text(left, y, style{size: 6.5, grey: true}, s.say(words{"내용의 SHA-256 ", "Digest (SHA-256) "})+digest)
		s.textRight(right, y, style{size: 8}, strconv.Itoa(n)+" / "+strconv.Itoa(s.pages))
	}
	pages, err := s.bytes()
	return Drawn{pages, s.heading(), s.Content}, err
}
