package main

import (
	"fmt"
	"strconv"
)

// entry is one row of the list.
type entry struct {
	name    string
	kind    string
	number  string // masked resident number, birth date, or registration number
	address string
	phone   string
	email   string
	shares  int64
	date    date
	written string // the date as typed, if it is text rather than a date cell
	remark  string
}

type date struct{ year, month, day int }

func (d date) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day) }

// dateShown is the date as the sheet shows it.
func (e entry) dateShown() string {
	if e.written != "" {
		return e.written
	}
	return e.date.String()
}

func thousands(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

func sum(entries []entry) int64 {
	total := int64(0)
	for _, e := range entries {
		total += e.shares
	}
	return total
}

const (
	person  = "개인"
	company = "법인"
	fund    = "조합"
)

var founder = entry{
	name: "한도윤", kind: person, number: "810517-1******", address: "서울특별시 가온구 나래로 12, 101동 1001호",
	phone: "010-0000-0101", email: "doyun.han@example.com",
}

func founderLot(shares int64, on date, written, remark string) entry {
	e := founder
	e.shares, e.date, e.written, e.remark = shares, on, written, remark
	return e
}

// commonShares are the holders of 보통주; the founder's first two lots are merged in the workbook.
var commonShares = []entry{
	founderLot(40_000, date{2019, 3, 4}, "", "대표이사, 설립 시 발행"),
	founderLot(8_000, date{2021, 3, 2}, "2021.3.2", "유상증자"),
	{"서지우", person, "830924-2******", "서울특별시 가온구 나래로 12, 101동 1001호", "010-0000-0102", "jiwoo.seo@example.com", 12_000, date{2019, 3, 4}, "", "사내이사"},
	{"김민준", person, "850312-1******", "경기도 다솜시 은하동 88-3", "010-0000-0103", "minjun.kim85@example.com", 8_000, date{2019, 3, 4}, "", "사내이사"},
	{"이서연", person, "870701-2******", "서울특별시 누리구 한들길 7", "010-0000-0104", "seoyeon.lee@example.com", 5_000, date{2019, 5, 20}, "2019년 5월 20일", ""},
	{"박하준", person, "790215-1******", "인천광역시 라온구 물빛로 231", "010-0000-0105", "hajun.park@example.org", 4_000, date{2019, 5, 20}, "2019년 5월 20일", ""},
	{"최수아", person, "1990.01.30", "대전광역시 새빛구 과학로 19, 연구원아파트 3동 502호", "010-0000-0106", "sua.choi@example.com", 3_000, date{2020, 1, 15}, "20200115", ""},
	{"정예준", person, "880406-1******", "경기도 다솜시 별내동 412", "010-0000-0107", "yejun.jung@example.com", 3_000, date{2020, 1, 15}, "20200115", ""},
	{"강지호", person, "910822-1******", "부산광역시 해오름구 파도길 55", "010-0000-0108", "jiho.kang@example.org", 2_500, date{2020, 7, 1}, "2020/7/1", ""},
	{"조하은", person, "930310-2******", "서울특별시 누리구 솔밭로 3-14", "010-0000-0109", "haeun.cho@example.com", 2_500, date{2020, 7, 1}, "2020/7/1", ""},
	{"김민준", person, "921108-1******", "광주광역시 늘봄구 무등길 27", "010-0000-0110", "minjun.kim92@example.com", 2_000, date{2020, 9, 14}, "", "동명이인"},
	{"윤도현", person, "860619-1******", "대구광역시 한울구 달구벌로 640", "010-0000-0111", "dohyun.yoon@example.com", 2_000, date{2020, 9, 14}, "", ""},
	{"장서윤", person, "951225-2******", "서울특별시 가온구 마루길 101, 202호", "010-0000-0112", "seoyun.jang@example.com", 1_500, date{2021, 3, 2}, "2021. 3. 2.", "주식매수선택권 행사"},
	{"임시우", person, "940503-1******", "경기도 아람시 들꽃로 9", "010-0000-0113", "siwoo.lim@example.org", 1_500, date{2021, 3, 2}, "2021. 3. 2.", "주식매수선택권 행사"},
	{"오지민", person, "1996-02-29", "강원특별자치도 소담시 호수길 18", "010-0000-0114", "jimin.oh@example.com", 1_000, date{2021, 11, 30}, "", ""},
	{"신유진", person, "890114-2******", "서울특별시 누리구 한들길 42", "010-0000-0115", "yujin.shin@example.com", 1_000, date{2021, 11, 30}, "", ""},
	{"권은우", person, "970818-1******", "충청남도 미르시 온새미로 73", "010-0000-0116", "eunwoo.kwon@example.com", 1_000, date{2022, 2, 7}, "2022-02-07", ""},
	{"황채원", person, "980227-2******", "전북특별자치도 예솔시 한옥길 5", "010-0000-0117", "chaewon.hwang@example.org", 500, date{2022, 2, 7}, "2022-02-07", ""},
	{"안준서", person, "000915-3******", "서울특별시 가온구 나래로 240", "010-0000-0118", "junseo.ahn@example.com", 500, date{2022, 8, 22}, "", ""},
	{"송다인", person, "010403-4******", "세종특별자치시 도담로 66", "010-0000-0119", "dain.song@example.com", 500, date{2022, 8, 22}, "", ""},
	{"류태오", person, "750707-1******", "제주특별자치도 바람시 돌담길 30", "010-0000-0120", "taeo.ryu@example.com", 300, date{2023, 4, 10}, "2023.4.10", ""},
	{"홍나경", person, "821111-2******", "경상북도 가람시 서원길 2", "010-0000-0121", "nakyung.hong@example.org", 200, date{2023, 4, 10}, "2023.4.10", ""},
}

// preferredShares are the holders of 상환전환우선주.
var preferredShares = []entry{
	{"새벽 초기기업 1호 벤처투자조합", fund, "999-80-00018", "서울특별시 누리구 벤처로 1, 9층", "02-0000-0201", "fund1@saebyeok.example.com", 15_000, date{2022, 6, 30}, "2022년 6월 30일", "업무집행조합원 새벽파트너스 유한회사"},
	{"주식회사 다온엔지니어링", company, "110111-9000029", "경기도 다솜시 산단로 150", "031-000-0202", "ir@daon.example.com", 5_000, date{2022, 6, 30}, "2022년 6월 30일", ""},
	founderLot(1_000, date{2022, 6, 30}, "2022.06.30", ""),
	{"문가온", person, "720320-1******", "서울특별시 가온구 언덕길 8", "010-0000-0203", "gaon.moon@example.com", 1_500, date{2022, 6, 30}, "2022.06.30", ""},
	{"배이안", person, "841002-2******", "경기도 아람시 숲속로 77, 3동 1204호", "010-0000-0204", "ian.bae@example.com", 1_000, date{2023, 1, 9}, "", ""},
	{"노아름", person, "900630-2******", "울산광역시 고래구 항구로 12", "010-0000-0205", "areum.noh@example.org", 1_000, date{2023, 1, 9}, "", ""},
	{"차승현", person, "770909-1******", "서울특별시 누리구 솔밭로 88", "010-0000-0206", "seunghyun.cha@example.com", 500, date{2023, 1, 9}, "", ""},
}
