package main

import (
	"errors"
	"fmt"
	"strings"

	"holdfast/chaincode/core"
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

// languageOf is the language of a locale such as en_US.UTF-8: English where it says so, Korean otherwise.
func languageOf(locale string) language {
	if strings.HasPrefix(locale, "en") {
		return english
	}
	return korean
}

// text is a sentence in both languages.
func text(ko, en string) core.Label { return core.Label{Korean: ko, English: en} }

// sentence is an answer's sentence as a text.
func sentence(s api.Sentence) core.Label { return core.Label{Korean: s.Ko, English: s.En} }

// in picks the language and fills in the arguments.
func (l language) in(t core.Label, args ...any) string {
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
func describe(c core.Command) core.Label {
	says := core.Describe(c)
	return text(says.Korean, says.English)
}
