package documents

import (
	"errors"
	"io"
	"io/fs"
)

// The fonts in the web bundle.
const (
	regularFile = "fonts/NanumGothic-Regular.ttf"
	boldFile    = "fonts/NanumGothic-Bold.ttf"
)

// maxFont bounds a font's file, in bytes.
const maxFont = 16 << 20

// ErrNoFonts says that the program has no fonts: it was built without the web bundle. No document can be drawn.
var ErrNoFonts = errors.New("the fonts are not in this program: build web first, then the gateway")

// Fonts are the TrueType fonts of documents.
type Fonts struct {
	Regular, Bold []byte
}

// LoadFonts takes the fonts out of the web bundle; nil stands for a program without one. ErrNoFonts when they are not there.
func LoadFonts(bundle fs.FS) (Fonts, error) {
	if bundle == nil {
		return Fonts{}, ErrNoFonts
	}
	return ReadFonts(bundle, regularFile, boldFile)
}

// ReadFonts reads the two fonts from files.
func ReadFonts(files fs.FS, regular, bold string) (fonts Fonts, err error) {
	if fonts.Regular, err = readFont(files, regular); err != nil {
		return Fonts{}, err
	}
	if fonts.Bold, err = readFont(files, bold); err != nil {
		return Fonts{}, err
	}
	return fonts, nil
}

func readFont(files fs.FS, name string) ([]byte, error) {
	file, err := files.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoFonts
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	font, err := io.ReadAll(io.LimitReader(file, maxFont+1))
	if err == nil && len(font) > maxFont {
		err = errors.New("the font " + name + " is too large")
	}
	return font, err
}
