package documentstest

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"holdfast/gateway/documents"
	"holdfast/web"
)

// Fonts finds the fonts, or fails the test and says what to install.
func Fonts(t testing.TB) documents.Fonts {
	t.Helper()
	if fonts, err := documents.LoadFonts(web.Files()); err == nil {
		return fonts
	}
	_, here, _, _ := runtime.Caller(0)
	root := filepath.Join(filepath.Dir(here), "..", "..", "..")
	for _, place := range []struct{ dir, regular, bold string }{
		{filepath.Join(root, "web", "node_modules", "@expo-google-fonts", "nanum-gothic"),
			"400Regular/NanumGothic_400Regular.ttf", "700Bold/NanumGothic_700Bold.ttf"},
		{"/usr/share/fonts/truetype/nanum", "NanumGothic.ttf", "NanumGothicBold.ttf"},
	} {
		if fonts, err := documents.ReadFonts(os.DirFS(place.dir), place.regular, place.bold); err == nil {
			return fonts
		}
	}
	t.Fatal("no Korean font was found: npm --prefix web ci, or apt-get install fonts-nanum")
	return documents.Fonts{}
}
