package main

import (
	"errors"
	"fmt"
	"strings"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules"
	"holdfast/gateway/api"
)

// language is what the program speaks.
type language string

const (
	korean  language = "ko"
	english language = "en"
)

// Set reads the flag's value.
func (l *language) Set(text string) error {
	if *l = language(text); *l != korean && *l != english {
		return errors.New("ko or en")
	}
	return nil
}

// String is the flag's value.
func (l *language) String() string { return string(*l) }

// languageOf is the language of a locale such as ko_KR.UTF-8: Korean where it says so, English otherwise.
func languageOf(locale string) language {
	if strings.HasPrefix(strings.ToLower(locale), "ko") {
		return korean
	}
	return english
}

// text is a sentence in both languages.
func text(ko, en string) model.Label { return model.Label{Korean: ko, English: en} }

// sentence is an answer's sentence as a text.
func sentence(s api.Sentence) model.Label { return model.Label{Korean: s.Ko, English: s.En} }

// in picks the language and fills in the arguments.
func (l language) in(t model.Label, args ...any) string {
	chosen := t.Korean
	if l == english {
		chosen = t.English
	}
	if len(args) == 0 {
		return chosen
	}
	return fmt.Sprintf(chosen, args...)
}

// describe says what a command does, in the domain's own sentence, made from the command itself.
func describe(c model.Command) model.Label {
	says := rules.Describe(c)
	return text(says.Korean, says.English)
}

// words are what the domain's states are called in Korean; in English they are called what they are.
var words = map[string]string{
	"unclaimed": "미청구", "attested": "확인됨", "claimed": "청구됨", "contested": "다툼",
	"asserted": "회사 주장", "confirmed": "주주 확인", "settled": "결제", "person": "개인", "company": "법인", "fund": "조합", "association": "단체", "joint": "공유", "estate": "상속재산",
	"open": "열림", "sold": "모두 팔림", "withdrawn": "거둠", "expired": "기한 지남", "agreed": "합의", "declined": "거절",
	"proposed": "한쪽 서명", "approval-pending": "승인 대기", "funded": "입금", "paid": "지급", "void": "무효", "refused": "거절",
	"listed": "매도 게시", "offered": "매수 제안", "approved": "승인", "filed": "접수", "checked": "확인", "admitted": "등록",
	"done": "끝남", "now": "지금", "next": "다음", "failed": "실패", "genuine": "진본", "forged": "위조", "unreadable": "읽을 수 없음",
	"applied": "반영", "rejected": "거절", "unknown": "모름",
}

// word is a state as people call it.
func (l language) word(state string) string {
	if korean, known := words[state]; known && l != english {
		return korean
	}
	return state
}
