package shareholderlist

import (
	"slices"
	"testing"
)

func TestNumbersOfCertificatesAreReadWhereThereIsOneForEachShare(t *testing.T) {
	for text, want := range map[string][]NumberRange{
		"1-600, 1001-1400":         {{1, 600}, {1001, 1400}},
		"1001~1400 / 1 ~ 600":      {{1, 600}, {1001, 1400}},
		"제1호~제600호, 제1001호~제1400호": {{1, 600}, {1001, 1400}},
		"No. 1-1000":               {{1, 1000}},
		"１-１０００":                   {{1, 1000}},
		"12":                       nil, // one certificate for all of them
		"가-1-1000":                 nil,
		"1-600, 600-999":           nil,
		"0-999":                    nil,
		"1000-1":                   nil,
		"":                         nil,
	} {
		got := certificateNumbers(text, 1_000)
		if !slices.Equal(got, want) {
			t.Errorf("%q is read as %v", text, got)
		}
		if want != nil && !slices.Equal(certificateNumbers(CertificateText(got), 1_000), got) {
			t.Errorf("%v is written as %q", got, CertificateText(got))
		}
	}
	if got := certificateNumbers("7", 1); !slices.Equal(got, []NumberRange{{7, 7}}) || CertificateText(got) != "7" {
		t.Errorf("one share's number is %v", got)
	}
}
