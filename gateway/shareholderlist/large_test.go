package shareholderlist

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

const manyLots = 20_000

func largeRow(i int) []any {
	return []any{i + 1, fmt.Sprintf("홍%c%c", '가'+i/500, '나'+i%500), "개인", fmt.Sprintf("%02d0312-1******", 50+i%50),
		fmt.Sprintf("서울특별시 가온구 나래로 %d, 101동 %d호", i, i), fmt.Sprintf("010-0000-%04d", i%10_000), fmt.Sprintf("holder%d@example.com", i),
		"보통주", 10, "2020-01-02", ""}
}

var largeHeading = []any{"번호", "성명", "구분", "주민(법인)등록번호", "주소", "연락처", "이메일", "주식의 종류", "주식수", "취득일", "비고"}

func largeOptions() Options {
	opt := options()
	opt.Classes[0].Authorised, opt.Classes[0].Issued = 10*manyLots, 10*manyLots
	return opt
}

func largeXLSX(t testing.TB) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	must(t, err)
	must(t, w.SetRow("A1", largeHeading))
	for i := range manyLots {
		must(t, w.SetRow(fmt.Sprintf("A%d", i+2), largeRow(i)))
	}
	must(t, w.Flush())
	var out bytes.Buffer
	must(t, f.Write(&out))
	return out.Bytes()
}

func largeCSV(t testing.TB) []byte {
	t.Helper()
	var rows [][]string
	for i := -1; i < manyLots; i++ {
		cells := largeHeading
		if i >= 0 {
			cells = largeRow(i)
		}
		row := make([]string, len(cells))
		for j, value := range cells {
			row[j] = fmt.Sprint(value)
		}
		rows = append(rows, row)
	}
	var out bytes.Buffer
	must(t, WriteCSV(&out, rows))
	return out.Bytes()
}

func TestTwentyThousandRowsAreRead(t *testing.T) {
	for name, file := range map[string][]byte{"list.xlsx": largeXLSX(t), "list.csv": largeCSV(t)} {
		preview := readBytes(file, name, largeOptions())
		expectReady(t, preview)
		if len(preview.Holders) != manyLots || preview.Totals[0].Listed != 10*manyLots {
			t.Errorf("%s: %d holders, %d shares", name, len(preview.Holders), preview.Totals[0].Listed)
		}
	}
}

func BenchmarkTwentyThousandRows(b *testing.B) {
	for name, file := range map[string][]byte{"list.xlsx": largeXLSX(b), "list.csv": largeCSV(b)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				readBytes(file, name, largeOptions())
			}
		})
	}
}
