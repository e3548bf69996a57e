// Package documents draws the shareholder register (주주명부) and a holder's statement (주주 보유 확인서) as PDF in Korean
// or English, embeds their credential, signs them with the site's X.509 certificate, and takes credentials out of such
// files again.
//
// It promises:
//   - A document shows what it is given and nothing else: rows, names and numbers are its caller's.
//   - Every character that the font lacks is printed as its code point, never dropped.
//   - One signature covers the whole file and forbids changes; Open refuses a file in which one byte differs, the
//     signature's own wrapping apart, which says nothing.
//   - Reading a stranger's file takes memory and time in proportion to its size, at most MaxFile.
//   - A register with 10,000 holders is 720 pages: about 2 seconds of one core, 130 MB of memory while it is drawn, and a file
//     of 2 MB (BenchmarkRegisterOfTenThousandHolders).
//
// It must not decide who may have a document, read the ledger, or log what it draws. The font is Nanum Gothic (OFL), which
// the web bundle brings as an npm package; see docs/adr/0002-signed-documents.md.
package documents
