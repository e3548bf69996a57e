package shareholderlist

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberForm is what a holder's number looks like, before it is known whose number it is.
type numberForm int

const (
	noNumber       numberForm = iota
	dateForm                  // a date: somebody's birth date
	maskedForm                // a resident registration number with hidden digits
	residentForm              // 13 digits that could be a resident or a corporate registration number
	corporateForm             // 13 digits that cannot be a resident registration number
	businessForm              // 10 digits
	unknownForm               // anything else
	ambiguousBirth            // a number that is a date in two ways
)

// reading is a number as it stands in a cell. Only residentForm and corporateForm keep digits.
type reading struct {
	form   numberForm
	birth  Date   // of dateForm, maskedForm, residentForm
	digits string // 13 of residentForm and corporateForm, 10 of businessForm
}

const hidden = `[*xX●○•◦#]`

var (
	anyDash      = regexp.MustCompile(`\s*[-‐‑–—−]\s*`)
	thirteen     = regexp.MustCompile(`^(\d{6})[- ]?(\d{7})$`)
	masked       = regexp.MustCompile(`^(\d{6})-?(\d?)` + hidden + `{1,7}$`)
	firstSeven   = regexp.MustCompile(`^(\d{6})-(\d)$`)
	tenDigits    = regexp.MustCompile(`^\d{3}-?\d{2}-?\d{5}$`)
	within       = regexp.MustCompile(`[0-9０-９]{6}\s*[-‐‑–—−－]?\s*(?:[0-9０-９]{7}|[0-9０-９]?(?:` + hidden + `|＊){6,7})`)
	emptyBracket = regexp.MustCompile(`\(\s*[,/:]?\s*\)|\[\s*\]`)
)

// readNumber takes a number apart. A numeric cell has lost its leading zeros; a column that holds resident
// numbers only (resident) gets them all back, any other only where no other number is as long.
func readNumber(c cell, rule dateRule, date1904, resident bool) reading {
	text := anyDash.ReplaceAllString(foldText(c.text), "-")
	if isBlank(text) {
		return reading{}
	}
	if len(text) > maxNumberText {
		return reading{form: unknownForm}
	}
	if c.kind == numberCell && !c.dated {
		if n := len(text); n == 11 || n == 12 || n == 10 && resident {
			text = strings.Repeat("0", 13-n) + text
		}
	}
	switch {
	case thirteen.MatchString(text):
		digits := text[:6] + text[len(text)-7:]
		if birth, ok := residentBirth(digits[:6], digits[6], rule); ok {
			return reading{form: residentForm, birth: birth, digits: digits}
		}
		return reading{form: corporateForm, digits: digits}
	case masked.MatchString(text):
		m := masked.FindStringSubmatch(text)
		return maskedReading(m[1], m[2], rule)
	case firstSeven.MatchString(text):
		return maskedReading(text[:6], text[7:], rule)
	case tenDigits.MatchString(text):
		return reading{form: businessForm, digits: strings.ReplaceAll(text, "-", "")}
	}
	birth, err := rule.parse(c, date1904)
	switch err {
	case nil:
		return reading{form: dateForm, birth: birth}
	case errAmbiguousDate:
		return reading{form: ambiguousBirth}
	}
	return reading{form: unknownForm}
}

func maskedReading(six, seventh string, rule dateRule) reading {
	var birth Date
	var err error
	if seventh == "" {
		birth, err = rule.centuryOf(atoi(six[:2]), atoi(six[2:4]), atoi(six[4:]))
	} else if date, ok := residentBirth(six, seventh[0], rule); ok {
		birth = date
	} else {
		err = errNotADate
	}
	if err != nil {
		return reading{form: unknownForm}
	}
	return reading{form: maskedForm, birth: birth}
}

// residentBirth is the birth date in a resident registration number: yymmdd, then a digit for century and sex
// (1, 2, 5, 6: 1900s; 3, 4, 7, 8: 2000s).
func residentBirth(six string, seventh byte, rule dateRule) (Date, bool) {
	century := 0
	switch seventh {
	case '1', '2', '5', '6':
		century = 1900
	case '3', '4', '7', '8':
		century = 2000
	default:
		return Date{}, false
	}
	birth, err := newDate(century+atoi(six[:2]), atoi(six[2:4]), atoi(six[4:]))
	return birth, err == nil && !birth.After(rule.today)
}

// looksResident reports whether a whole cell has the shape of a resident registration number of some time.
func looksResident(text string) bool {
	text = anyDash.ReplaceAllString(foldText(text), "-")
	if m := thirteen.FindStringSubmatch(text); m != nil {
		_, ok := residentBirth(m[1], m[2][0], dateRule{today: Date{Year: 9999}})
		return ok
	}
	return masked.MatchString(text)
}

// takeNumbers takes every number in the shape of a resident registration number out of free text and returns
// the first; strict takes out 13 digits of any other kind as well, a mistyped number among them.
func takeNumbers(text string, rule dateRule, strict bool) (rest string, found reading) {
	const rounds = 20
	for range rounds {
		shorter, number := takeOnce(text, rule, strict)
		if number.form == noNumber {
			return text, found
		}
		if found.form == noNumber {
			found = number
		}
		text = shorter // what stood around a number may be one itself
	}
	return "", found // nothing that anybody wrote in good faith
}

func takeOnce(text string, rule dateRule, strict bool) (rest string, found reading) {
	var b strings.Builder
	kept, at := 0, 0
	for {
		m := within.FindStringIndex(text[at:])
		if m == nil {
			break
		}
		from, to := at+m[0], at+m[1]
		number := readNumber(cell{text: text[from:to]}, rule, false, false)
		taken := number.form == maskedForm || number.form == residentForm || strict && number.form == corporateForm
		if !taken || partOfLonger(text, from, to) {
			_, size := utf8.DecodeRuneInString(text[from:])
			at = from + size
			continue
		}
		if found.form == noNumber {
			found = number
		}
		b.WriteString(text[kept:from])
		kept, at = to, to
	}
	if found.form == noNumber {
		return text, found
	}
	b.WriteString(text[kept:])
	return cleanText(emptyBracket.ReplaceAllString(b.String(), "")), found
}

// partOfLonger reports whether 13 digits without a dash are part of a longer number.
func partOfLonger(text string, from, to int) bool {
	if strings.TrimFunc(foldText(text[from:to]), unicode.IsDigit) != "" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	return unicode.IsDigit(before) || unicode.IsDigit(after)
}

// withoutNumbers is text without anything in the shape of a registration number.
func withoutNumbers(text string) string {
	rest, _ := takeNumbers(text, dateRule{today: Date{Year: 9999}}, true)
	return rest
}

func newCorporateNumber(digits string) CorporateNumber {
	return CorporateNumber(fmt.Sprintf("%s-%s", digits[:6], digits[6:]))
}

func newBusinessNumber(digits string) BusinessNumber {
	return BusinessNumber(fmt.Sprintf("%s-%s-%s", digits[:3], digits[3:5], digits[5:]))
}
