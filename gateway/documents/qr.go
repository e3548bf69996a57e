package documents

import (
	"github.com/yeqown/go-qrcode/v2"
)

// qrWriter draws a QR code's squares.
type qrWriter struct {
	canvas     *canvas
	x, y, side float64
}

// Write implements qrcode.Writer.
func (w qrWriter) Write(matrix qrcode.Matrix) error {
	unit := w.side / float64(matrix.Width())
	matrix.Iterate(qrcode.IterDirection_ROW, func(x, y int, value qrcode.QRValue) {
		if value.IsSet() {
			// A hair wider than a square, so that no seam shows between neighbours.
			w.canvas.box(w.x+float64(x)*unit, w.y+float64(y)*unit, unit+0.05, unit+0.05, black)
		}
	})
	return w.canvas.err
}

// Close implements qrcode.Writer.
func (qrWriter) Close() error { return nil }

// qr draws a text as a QR code.
func (c *canvas) qr(text string, x, y, side float64) {
	c.do(func() error {
		code, err := qrcode.NewWith(text, qrcode.WithErrorCorrectionLevel(qrcode.ErrorCorrectionMedium))
		if err != nil {
			return err
		}
		return code.Save(qrWriter{c, x, y, side})
	})
}
