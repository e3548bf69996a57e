package shareholderlist

import (
	"reflect"
	"strings"
	"testing"
)

func lots(p Preview) []int {
	var all []int
	for _, h := range p.Holders {
		all = append(all, len(h.Lots))
	}
	return all
}

func TestSameNameAndBirthDateIsOneHolder(t *testing.T) {
	preview := readText(heading+
		"홍길동,1985-03-12,보통주,400,2020-01-02\n홍길순,1986-01-01,보통주,100,\n홍 길 동,850312,보통주,500,2021-01-02\n", options())
	expectReady(t, preview)
	if !reflect.DeepEqual(lots(preview), []int{2, 1}) {
		t.Errorf("%+v", preview.Holders)
	}
	if preview.Rows[0].Holder != "H1" || preview.Rows[1].Holder != "H2" || preview.Rows[2].Holder != "H1" {
		t.Errorf("%+v", preview.Rows)
	}
}

func TestSameNameWithAnotherBirthDateIsAnotherHolder(t *testing.T) {
	preview := readText(heading+"김민준,1985-03-12,보통주,400,\n김민준,1992-11-08,보통주,600,\n", options())
	expectReady(t, preview)
	if !reflect.DeepEqual(lots(preview), []int{1, 1}) {
		t.Errorf("%+v", preview.Holders)
	}
}

func TestSameNameAndCorporateNumberIsOneHolder(t *testing.T) {
	preview := readText("주주명,법인등록번호,사업자등록번호,종류,수량\n"+
		"㈜한빛,110111-9000011,999-86-00010,보통주,400\n주식회사 한빛,1101119000011,,보통주,300\n(주) 한빛,,9998600010,보통주,300\n", options())
	expectReady(t, preview)
	if !reflect.DeepEqual(lots(preview), []int{3}) {
		t.Errorf("%+v", preview.Holders)
	}
}

func TestFundsMayShareANumberUnderDifferentNames(t *testing.T) {
	expectReady(t, readText("주주명,법인등록번호,종류,수량\n"+
		"새벽 1호 투자조합,110111-9000011,보통주,400\n새벽 2호 투자조합,110111-9000011,보통주,600\n", options()))
}

func TestOneCorporateNumberUnderTwoNamesIsAnError(t *testing.T) {
	expect(t, readText("주주명,법인등록번호,종류,수량\n"+
		"㈜한빛,110111-9000011,보통주,400\n㈜한별,110111-9000011,보통주,600\n", options()), ErrNumberShared, 3, "A")
}

func TestSameNameWithoutIdentityIsAQuestion(t *testing.T) {
	for name, c := range map[string]struct {
		rows            string
		row             int
		same, different []int
	}{
		"neither has a birth date": {"홍길동,,보통주,400,\n홍길동,,보통주,600,\n", 3, []int{2}, []int{1, 1}},
		"one has, one has not":     {"홍길동,1985-03-12,보통주,400,\n홍길동,,보통주,600,\n", 3, []int{2}, []int{1, 1}},
		"the first has not":        {"홍길동,,보통주,400,\n홍길동,1985-03-12,보통주,600,\n", 2, []int{2}, []int{1, 1}},
		"two that agree and one without": {"홍길동,1985-03-12,보통주,300,\n홍길동,1985-03-12,보통주,300,\n홍길동,,보통주,400,\n",
			4, []int{3}, []int{2, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			open := readText(heading+c.rows, options())
			question := expect(t, open, AskSameHolder, c.row, "A").Question
			if open.Ready() || count(open, AskSameHolder) != 1 {
				t.Fatalf("ready before the answer, or asked twice: %s", codes(open))
			}
			for answer, want := range map[Answer][]int{Same: c.same, Different: c.different} {
				opt := options()
				opt.Answers = map[QuestionID]Answer{question.ID: answer}
				answered := readText(heading+c.rows, opt)
				expectReady(t, answered)
				if problem(t, answered, AskSameHolder).Question.Given != answer {
					t.Error("the answer given is not shown")
				}
				if !reflect.DeepEqual(lots(answered), want) {
					t.Errorf("%s: %v, want %v", answer, lots(answered), want)
				}
			}
		})
	}
}

func TestSameKeepsTheBirthDateOfTheRowThatHasOne(t *testing.T) {
	text := heading + "홍길동,,보통주,400,\n홍길동,1985-03-12,보통주,600,\n"
	opt := options()
	opt.Answers = map[QuestionID]Answer{problem(t, readText(text, opt), AskSameHolder).Question.ID: Same}
	if got := readText(text, opt).Holders[0].BirthDate; got != (Date{1985, 3, 12}) {
		t.Errorf("birth date %s", got)
	}
}

func TestFirmWithoutNumberBesideTheSameFirmIsAQuestion(t *testing.T) {
	preview := readText("주주명,법인등록번호,종류,수량\nHanbit,110111-9000011,보통주,400\nHanbit,,보통주,600\n", options())
	expect(t, preview, AskSameHolder, 3, "A")
}

func TestRowThatCouldBeSeveralHoldersIsAnError(t *testing.T) {
	preview := readText(heading+"김민준,1985-03-12,보통주,400,\n김민준,1992-11-08,보통주,500,\n김민준,,보통주,100,\n", options())
	found := expect(t, preview, ErrHolderAmbiguous, 4, "A")
	if strings.Contains(found.MessageKo, "김민준") {
		t.Error("the message quotes a name")
	}
}

func TestQuestionIDsAreOfOneFileAndTellNothing(t *testing.T) {
	text := heading + "홍길동,,보통주,400,\n홍길동,,보통주,600,\n"
	first := problem(t, readText(text, options()), AskSameHolder).Question
	again := problem(t, readText(text, options()), AskSameHolder).Question
	if first.ID != again.ID || len(first.ID) < 20 {
		t.Errorf("%s, then %s", first.ID, again.ID)
	}
	other := problem(t, readText(text+"\n", options()), AskSameHolder).Question
	if first.ID == other.ID {
		t.Error("another file asks under the same id")
	}
	opt := options()
	opt.Answers = map[QuestionID]Answer{first.ID: Same}
	if readText(text+"\n", opt).Ready() {
		t.Error("an answer for one file settled another")
	}
}

func TestAnswerThatIsNoneIsAnError(t *testing.T) {
	text := heading + "홍길동,,보통주,400,\n홍길동,,보통주,600,\n"
	opt := options()
	opt.Answers = map[QuestionID]Answer{problem(t, readText(text, opt), AskSameHolder).Question.ID: "maybe"}
	expect(t, readText(text, opt), ErrAnswer, 3, "A")
}

func TestDetailsThatDifferAreNotedAndTheFirstKept(t *testing.T) {
	preview := readText("주주명,생년월일,종류,수량,주소,이메일\n"+
		"홍길동,1985-03-12,보통주,400,서울,\n홍길동,1985-03-12,보통주,600,부산,hong@example.com\n", options())
	expectReady(t, preview)
	expect(t, preview, NoteDetailsDiffer, 3, "E")
	if h := preview.Holders[0]; h.Address != "서울" || h.Email != "hong@example.com" {
		t.Errorf("%+v", h)
	}
}

func TestDecomposedHangulIsTheSameName(t *testing.T) {
	preview := readText(heading+"홍길동,1985-03-12,보통주,400,\n"+
		"\u1112\u1169\u11bc\u1100\u1175\u11af\u1103\u1169\u11bc,1985-03-12,보통주,600,\n", options())
	expectReady(t, preview)
	if len(preview.Holders) != 1 {
		t.Errorf("%+v", preview.Holders)
	}
}
