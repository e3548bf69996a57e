package documents_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/documents"
	"holdfast/gateway/documents/documentstest"
)

func register(t *testing.T, c documents.Content) []string {
	t.Helper()
	drawn, err := documents.DrawRegister(c, documentstest.Fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	return pagesOf(t, drawn.Pages)
}

func contains(t *testing.T, text string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(text, want) {
			t.Errorf("the document does not say %q", want)
		}
	}
}

func TestRegisterSaysWhatArticle352Asks(t *testing.T) {
	c := content(9)
	text := strings.Join(register(t, c), "\n")
	digest, err := c.Register.Digest()
	if err != nil {
		t.Fatal(err)
	}
	contains(t, text, "주주명부", "주식회사 한빛로보틱스", "110111-0000001", "101-81-00001", "2019-03-04", "1,234", "2026-11-22 15:53:13 KST",
		"2026-11-22 14:53:13 KST, 블록 1,230", string(c.Register.Changed.Tx), digest, "보통주", "상환전환우선주", "한결증권", string(c.SignedWith), c.VerifyURL,
		"회사 주장", "주주 확인", "원장 결제", "질권 100", "매도 예약 50", "이 문서가 증명하지 않는 것")
	for _, person := range c.Names {
		contains(t, text, person.Name, person.Identifier[:6])
	}
	for _, class := range c.Register.Classes {
		if strings.Count(text, commas(int64(class.Issued))) < 3 {
			t.Errorf("the issued number of %s is not repeated as the sum", class.Name)
		}
	}
}

func commas(n int64) string {
	text := fmt.Sprint(n)
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

func TestEnglishRegisterSpeaksEnglish(t *testing.T) {
	c := content(9)
	c.Language = documents.English
	text := strings.Join(register(t, c), "\n")
	contains(t, text, "Register of Shareholders", "Asserted by the", "Confirmed by the", "Settled here", "Pledged 100", "What it does not certify",
		"as of block height 1,234", "Hangyeol Securities")
	for _, korean := range []string{"주주명부", "합계", "증명", "블록"} {
		if strings.Contains(text, korean) {
			t.Errorf("the English document says %q", korean)
		}
	}
}

func TestEachPageIsNumberedAndBeginsWithTheTablesHead(t *testing.T) {
	pages := register(t, content(120))
	if len(pages) < 5 {
		t.Fatalf("there are %d pages", len(pages))
	}
	for n, page := range pages {
		contains(t, page, fmt.Sprintf("%d / %d\n", n+1, len(pages)))
		if strings.Contains(page, "서울특별시") {
			contains(t, page, "주주 / 식별번호 / 주소\n주식 수\n취득일\n")
		}
		if n > 0 {
			contains(t, page, "주주명부\n", "블록 높이 1,234 기준")
		}
	}
}

func TestHolderWithHundredsOfLotsIsNamedOnEachRow(t *testing.T) {
	c := content(1)
	lot := c.Register.Entries[0].Lots[0]
	for n := range 299 {
		next := lot
		next.ID = value.LotID(id("lot", 1000+n))
		c.Register.Entries[0].Lots = append(c.Register.Entries[0].Lots, next)
	}
	c.Register.Classes[0].Issued = 300 * lot.Quantity
	text := strings.Join(register(t, c), "\n")
	if n := strings.Count(text, "김주주0 (계속)"); n != 11 {
		t.Errorf("the holder is named again %d times", n)
	}
	lots := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line == "1,000" {
			lots++
		}
	}
	if lots != 300 {
		t.Errorf("%d lots are listed", lots)
	}
	contains(t, text, "계 300,000")
}

func TestHolderWithoutANameIsShownByTheirEntryAlone(t *testing.T) {
	c := content(3)
	c.Names = nil
	text := strings.Join(register(t, c), "\n")
	for _, entry := range c.Register.Entries {
		contains(t, text, string(entry.ID))
	}
	if strings.Contains(text, "김주주") || strings.Contains(text, "서울") {
		t.Error("a name was shown that was not given")
	}
}

func TestCharactersThatTheFontLacksAreNotDropped(t *testing.T) {
	c := content(1)
	person := c.Names[c.Register.Entries[0].ID]
	person.Name = "𝐀가\u202e나𠀀\x07다"
	c.Names[c.Register.Entries[0].ID] = person
	contains(t, strings.Join(register(t, c), "\n"), "A가[U+202E]나[U+20000][U+0007]다")
}

func TestNumbersOfShareCertificatesAreWritten(t *testing.T) {
	c := content(1)
	c.Register.Entries[0].Lots[0].Numbers = []model.NumberRange{{First: 1, Last: 999}, {First: 1200, Last: 1200}}
	contains(t, strings.ReplaceAll(strings.Join(register(t, c), "\n"), "\n", " "), "주권 1–999, 1200")
}

func TestUnknownProvenanceIsWrittenAsTheLedgerHasIt(t *testing.T) {
	c := content(1)
	c.Register.Entries[0].Lots[0].Provenance = "dreamt"
	contains(t, strings.Join(register(t, c), "\n"), "dreamt", "그 밖의 출처")
}

func TestRegisterWhoseSumIsNotTheIssuedNumberIsNotDrawn(t *testing.T) {
	c := content(5)
	c.Register.Classes[0].Issued++
	if _, err := documents.DrawRegister(c, documentstest.Fonts(t)); err == nil {
		t.Error("a register was drawn that does not add up")
	}
}

func TestStatementShowsOneHoldersLotsAndNobodyElse(t *testing.T) {
	c := statement(content(9), 7)
	drawn, err := documents.DrawStatement(c, documentstest.Fonts(t))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(pagesOf(t, drawn.Pages), "\n")
	contains(t, text, "주주 보유 확인서", "김주주7", "1980-01-02", "미청구", "1,234", "주권이 아니며")
	for _, lot := range c.Register.Entries[0].Lots {
		contains(t, text, string(lot.ID), commas(int64(lot.Quantity)))
	}
	for n := range 9 {
		if n != 7 && strings.Contains(text, fmt.Sprintf("김주주%d", n)) {
			t.Errorf("the statement names holder %d", n)
		}
	}
	c.Register.Entries[0].Lots = nil
	if drawn, err = documents.DrawStatement(c, documentstest.Fonts(t)); err != nil {
		t.Fatal(err)
	}
	contains(t, strings.Join(pagesOf(t, drawn.Pages), "\n"), "보유한 주식이 없습니다")
}

func TestStatementIsAboutOneEntry(t *testing.T) {
	if _, err := documents.DrawStatement(content(2), documentstest.Fonts(t)); err == nil {
		t.Error("a statement about two entries was drawn")
	}
}

func TestWithoutFontsNothingIsDrawn(t *testing.T) {
	if _, err := documents.LoadFonts(fstest.MapFS{"index.html": {}}); !errors.Is(err, documents.ErrNoFonts) {
		t.Errorf("error %v", err)
	}
	if _, err := documents.LoadFonts(nil); !errors.Is(err, documents.ErrNoFonts) {
		t.Errorf("error %v", err)
	}
	if _, err := documents.DrawRegister(content(1), documents.Fonts{}); !errors.Is(err, documents.ErrNoFonts) {
		t.Errorf("error %v", err)
	}
}

func BenchmarkRegisterOfTenThousandHolders(b *testing.B) {
	fonts, c := documentstest.Fonts(b), content(10_000)
	signer, _ := documentstest.Signer(b)
	b.ReportAllocs()
	for b.Loop() {
		drawn, err := documents.DrawRegister(c, fonts)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(seal(b, signer, drawn))), "bytes")
	}
}
