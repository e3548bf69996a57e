package sample

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"holdfast/gateway/shareholderlist"
)

// The large list's classes.
const (
	largeCommon     = "보통주"
	largeRedeemable = "상환전환우선주"
)

var (
	largeHeadings = []string{"번호", "성명(명칭)", "구분", "주민(법인)등록번호", "주소", "연락처", "이메일", "주식의 종류", "주식수", "취득일자"}
	families      = []rune("김이박최정강조윤장임한오서신권황안송류홍")
	firsts        = []rune("가나다라마바사아자차카타파하도로모보소오조초코토포호두루무부")
	seconds       = []rune("온윤은음연영예원율인진준정지주채태현혁호하한해훈희후린람빈솔")
)

// LargeList is a list of many invented holders, the same every time: mostly people, some companies, every tenth with a second
// lot of another class.
type LargeList struct {
	Holders, Lots int
	// Issued is what each class adds up to.
	Issued map[string]int64
	rows   [][]string
}

// Large makes a list of 1 to 20,000 holders.
func Large(holders int) LargeList {
	list := LargeList{Holders: holders, Issued: map[string]int64{}}
	for i := range holders {
		list.lot(i, largeCommon, int64(10+i%90))
		if i%10 == 0 {
			list.lot(i, largeRedeemable, 4)
		}
	}
	return list
}

func (l *LargeList) lot(i int, class string, shares int64) {
	name, kind, number := largePerson(i)
	l.Lots++
	l.Issued[class] += shares
	l.rows = append(l.rows, []string{
		fmt.Sprint(l.Lots), name, kind, number, fmt.Sprintf("서울특별시 가온구 나래로 %d, %d동 %d호", 1+i%400, 101+i%20, 101+i),
		fmt.Sprintf("010-0000-%04d", i%10_000), fmt.Sprintf("holder%05d@example.com", i), class, fmt.Sprint(shares),
		fmt.Sprintf("%04d-%02d-%02d", 2019+i%5, 1+i%12, 1+i%28),
	})
}

// largePerson is the name, kind and number of a holder; no two have the same name and number.
func largePerson(i int) (name, kind, number string) {
	if i%50 == 49 {
		return fmt.Sprintf("주식회사 한별%d산업", i), "법인", fmt.Sprintf("110111-8%06d", i)
	}
	name = string([]rune{families[i%len(families)], firsts[i/len(families)%len(firsts)], seconds[i/len(families)/len(firsts)%len(seconds)]})
	return name, "개인", fmt.Sprintf("%04d-%02d-%02d", 1950+i%50, 1+i%12, 1+i%28)
}

// CSV is the list as comma-separated values in UTF-8.
func (l LargeList) CSV() ([]byte, error) {
	var out bytes.Buffer
	err := shareholderlist.WriteCSV(&out, append([][]string{largeHeadings}, l.rows...))
	return out.Bytes(), err
}

// XLSX is the list as a workbook.
func (l LargeList) XLSX() ([]byte, error) {
	file := excelize.NewFile()
	defer file.Close()
	writer, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	for i, row := range append([][]string{largeHeadings}, l.rows...) {
		cells := make([]any, len(row))
		for column, text := range row {
			cells[column] = text
		}
		if err := writer.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return nil, err
		}
	}
	if err := writer.Flush(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = file.Write(&out)
	return out.Bytes(), err
}
