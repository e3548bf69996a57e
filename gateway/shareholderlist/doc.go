// Package shareholderlist reads a Korean company's shareholder list (주주명부) the way people really
// keep it, and writes the template and the export that go with it.
//
// [Read] turns an .xlsx or .csv file into a [Preview]: holders with their lots, the totals of each share
// class, and everything that stands between the list and a register, as problems that name sheet, row and
// column in both languages. Read never writes anything and never fails otherwise than by a problem.
//
// # What it promises
//
//   - A preview is [Preview.Ready] only if there is no error, every question is answered, and each class
//     adds up to its issued number.
//   - A resident registration number (주민등록번호) becomes a birth date while its row is read. It is in no
//     result, no error and no message, whole or masked. It is recognised by its pattern and its column,
//     never by its checksum: numbers given since October 2020 have none. A corporate registration number
//     (법인등록번호) looks alike and is kept; where column, kind and name do not decide, it is a question.
//   - The same name with the same birth date or number is one holder with several lots; the same name where
//     one of them has neither is a question, never a guess.
//   - The same file, options and answers give the same preview.
//   - Memory and work are bounded before anything is unpacked: see limits.go.
//
// # What is understood
//
// Title rows above the headings, headings over two rows, merged cells (the value of the region's first
// cell), 합계/소계/계 rows (checked against their rows and left out), remarks below the list, `1,000주`,
// full-width digits, `2024.3.5`, `2024-03-05`, `2024년 3월 5일`, `20240305`, `2024/3/5`, Excel dates of the
// 1900 and the 1904 system, formula cells by the value Excel stored (marked as a note). CSV may be UTF-8 with
// or without a byte order mark, or CP949, separated by commas or tabs. The headings are in columns.go.
// Certificate numbers such as `1-600, 1001~1400` are numbers where there is one for each share, and else a text that goes no further.
// 자기주식 in the column of kinds says that the shares are the company's own; pledges are not read.
// One sheet is read; hidden rows and columns count like any other.
//
// # What it must not do
//
// It must not log, and must not keep the file. A message may name rows, columns, headings, share classes and
// sums of shares; it must not quote a name, a number or a contact.
//
// # Why spreadsheets are not read with excelize
//
// Writing uses excelize. Reading does not: excelize loads a worksheet whole and trusts its coordinates, so
// that a file of 5 kB with a row numbered 2,000,000,000 asks for 160 GB, which ends the process and cannot
// be recovered from. The reader here streams the few parts it needs within fixed bounds. Tests compare the
// two on files that excelize wrote.
package shareholderlist
