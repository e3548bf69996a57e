package web_test

import (
	"io/fs"
	"testing"

	"holdfast/web"
)

func TestAFreshCloneHasItsPlaceholder(t *testing.T) {
	if _, err := fs.Stat(web.Files(), ".keep"); err != nil {
		t.Fatal(err)
	}
}

func TestABuiltBundleIsWhole(t *testing.T) {
	if !web.Built() {
		t.Skip("the bundle was not built")
	}
	assets, err := fs.Glob(web.Files(), "assets/*")
	if err != nil || len(assets) < 2 {
		t.Fatalf("assets: %v, %v", assets, err)
	}
	for _, font := range []string{"fonts/NanumGothic-Regular.ttf", "fonts/NanumGothic-Bold.ttf", "fonts/LICENSE.txt"} {
		if info, err := fs.Stat(web.Files(), font); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", font, err)
		}
	}
}
