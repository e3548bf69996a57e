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
}
