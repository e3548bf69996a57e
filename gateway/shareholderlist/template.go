package shareholderlist

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// templateRows is how far down the template offers kinds to choose from.
const templateRows = 1000

// Template is an empty list to fill in, as .xlsx: the headings, formats that keep leading zeros and dates, and
// a second sheet that says what goes where. The same language gives the same bytes.
func Template(lang Language) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	sheet, guide, lines := "주주명부", "작성 안내", guideKo
	if lang == English {
		sheet, guide, lines = "Shareholders", "Guide", guideEn
	}
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return nil, err
	}
	if err := templateColumns(f, sheet, lang); err != nil {
		return nil, err
	}
	if _, err := f.NewSheet(guide); err != nil {
		return nil, err
	}
	if err := f.SetColWidth(guide, "A", "A", 100); err != nil {
		return nil, err
	}
	if err := f.SetSheetCol(guide, "A1", &lines); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func templateColumns(f *excelize.File, sheet string, lang Language) error {
	heading, err := f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE6F0"}},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center"},
	})
	if err != nil {
		return err
	}
	for i, column := range exportColumns {
		letter := columnLetter(i)
		format := column.format
		if format == "" {
			format = "@"
		}
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, letter, letter, column.width); err != nil {
			return err
		}
		if err := f.SetColStyle(sheet, letter, style); err != nil {
			return err
		}
		if err := f.SetCellStr(sheet, letter+"1", column.heading(lang)); err != nil {
			return err
		}
		if err := f.SetCellStyle(sheet, letter+"1", letter+"1", heading); err != nil {
			return err
		}
		if column.role == roleKind {
			if err := offerKinds(f, sheet, letter, lang); err != nil {
				return err
			}
		}
	}
	return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// offerKinds lets the kind be chosen from a list.
func offerKinds(f *excelize.File, sheet, letter string, lang Language) error {
	choice := excelize.NewDataValidation(true)
	choice.Sqref = fmt.Sprintf("%[1]s2:%[1]s%[2]d", letter, templateRows)
	if err := choice.SetDropList([]string{kindWord(Person, lang), kindWord(Company, lang), kindWord(Fund, lang), kindWord(Association, lang), kindWord(Joint, lang), kindWord(Estate, lang)}); err != nil {
		return err
	}
	return f.AddDataValidation(sheet, choice)
}

var guideKo = []string{
	"주주명부 작성 안내",
	"한 행에 한 건씩, 같은 주주가 여러 번 취득했으면 취득마다 한 행을 적습니다.",
	"주주명과 주식수는 꼭 적습니다. 주식의 종류는 등기된 이름대로 적습니다(보통주, 상환전환우선주 등).",
	"개인은 생년월일을 적습니다(예: 1990-03-12). 주민등록번호는 적지 마세요. 적혀 있어도 생년월일만 남기고 번호는 보관하지 않습니다.",
	"법인은 법인등록번호(13자리), 조합은 고유번호(10자리)를 적습니다.",
	"이름이 같은 주주가 있으면 생년월일이나 번호가 있어야 가릴 수 있습니다. 없으면 올릴 때 물어봅니다.",
	"종류별 주식수의 합은 등기된 발행주식수와 같아야 합니다. 합계 행은 있어도 되고 없어도 됩니다.",
	"날짜는 2024-03-05, 2024.3.5, 2024년 3월 5일, 20240305 가운데 어느 것이든 됩니다.",
}

var guideEn = []string{
	"How to fill in the shareholder list",
	"One row for each lot: a holder who acquired shares several times has several rows.",
	"Name and Shares are required. Write the class as it is registered (보통주, 상환전환우선주 …).",
	"For a person write the birth date (such as 1990-03-12). Do not write resident registration numbers: only the birth date would be kept.",
	"For a company write the corporate registration number (13 digits), for a fund its tax number (10 digits).",
	"Holders of the same name are told apart by birth date or number; without one you will be asked on upload.",
	"The shares of each class must add up to the issued number in the commercial register. A total row may be there or not.",
	"Dates may be written 2024-03-05, 2024.3.5, 2024년 3월 5일 or 20240305.",
}
