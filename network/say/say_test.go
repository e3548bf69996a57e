package say

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestAProblemIsToldInBothLanguages(t *testing.T) {
	p := New(DiskFull, "%s 디스크 %d", "%s disk %d", Text{Ko: "작은", En: "small"}, 3).WithLog("/l").Because(errors.New("why"))
	wrapped := fmt.Errorf("around: %w", p)
	if got := Tell(wrapped, Korean); got != "작은 디스크 3\n  원인: why\n  로그: /l" {
		t.Error(got)
	}
	if got := Tell(wrapped, English); got != "small disk 3\n  cause: why\n  log: /l" {
		t.Error(got)
	}
	if got := p.Error(); got != "disk-full: small disk 3: why" {
		t.Error(got)
	}
	if Tell(errors.New("plain"), Korean) != "plain" {
		t.Error("an ordinary error changed")
	}
}

func TestEnglishUnlessTheLocaleIsKorean(t *testing.T) {
	for locale, want := range map[string]Language{"": English, "C.UTF-8": English, "ko_KR.UTF-8": Korean, "KO": Korean, "en_US.UTF-8": English, "fr_FR": English} {
		if got := FromEnvironment(locale); got != want {
			t.Errorf("%q: %s", locale, got)
		}
	}
	if _, err := ParseLanguage("fr"); err == nil || !strings.Contains(err.Error(), "fr") {
		t.Error(err)
	}
}
