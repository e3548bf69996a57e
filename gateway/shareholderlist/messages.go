package shareholderlist

// Code names what is wrong, asked or noted. Codes never change their meaning.
type Code string

// Errors about the whole file.
const (
	ErrOptions          Code = "options_invalid"
	ErrFileTooLarge     Code = "file_too_large"
	ErrFileEmpty        Code = "file_empty"
	ErrUnreadable       Code = "file_unreadable"
	ErrEncrypted        Code = "file_encrypted"
	ErrExpandsTooMuch   Code = "file_expands_too_much"
	ErrFormatXLS        Code = "format_xls"
	ErrFormatHWP        Code = "format_hwp"
	ErrFormatPDF        Code = "format_pdf"
	ErrFormatOther      Code = "format_other"
	ErrEncoding         Code = "encoding_unknown"
	ErrQuotes           Code = "csv_quotes"
	ErrTooManyRows      Code = "too_many_rows"
	ErrTooManyColumns   Code = "too_many_columns"
	ErrTooManyHolders   Code = "too_many_holders"
	ErrTooManyErrors    Code = "too_many_errors"
	ErrTooManyQuestions Code = "too_many_questions"
	ErrSheets           Code = "sheets_several"
	ErrHeadings         Code = "headings_missing"
	ErrColumnMissing    Code = "column_missing"
	ErrColumnTwice      Code = "column_twice"
	ErrColumnPerClass   Code = "column_per_class"
	ErrNoRows           Code = "rows_missing"
)

// Errors about a row, a cell or a sum.
const (
	ErrNameMissing        Code = "name_missing"
	ErrQuantityMissing    Code = "quantity_missing"
	ErrQuantityInvalid    Code = "quantity_invalid"
	ErrQuantityNegative   Code = "quantity_negative"
	ErrQuantityZero       Code = "quantity_zero"
	ErrQuantityFractional Code = "quantity_fractional"
	ErrQuantityTooLarge   Code = "quantity_too_large"
	ErrQuantityMerged     Code = "quantity_merged"
	ErrClassMissing       Code = "class_missing"
	ErrClassUnknown       Code = "class_unknown"
	ErrDateInvalid        Code = "date_invalid"
	ErrDateAmbiguous      Code = "date_ambiguous"
	ErrDateInFuture       Code = "date_in_future"
	ErrResidentInvalid    Code = "resident_number_invalid"
	ErrNumberInvalid      Code = "number_invalid"
	ErrBirthOfFirm        Code = "birth_date_of_company"
	ErrBirthDiffers       Code = "birth_dates_differ"
	ErrNumberShared       Code = "number_shared"
	ErrHolderAmbiguous    Code = "holder_ambiguous"
	ErrTextTooLong        Code = "text_too_long"
	ErrCell               Code = "cell_error"
	ErrFormulaNoValue     Code = "formula_without_value"
	ErrFormulaExternal    Code = "formula_external"
	ErrTotal              Code = "total_disagrees"
	ErrOverAuthorised     Code = "class_over_authorised"
	ErrNotIssued          Code = "class_not_issued"
	ErrAnswer             Code = "answer_invalid"
)

// Questions.
const (
	AskSameHolder Code = "same_holder"
	AskWhoseNo    Code = "whose_number"
)

// Notes.
const (
	NoteMoreNotes       Code = "more_notes"
	NoteSheetIgnored    Code = "sheet_ignored"
	NoteColumnUnused    Code = "column_unused"
	NoteRemark          Code = "row_remark"
	NoteFormula         Code = "formula_value"
	NoteResidentShrunk  Code = "resident_number_shrunk"
	NoteResidentRemoved Code = "resident_number_removed"
	NoteClassAssumed    Code = "class_assumed"
	NoteClassShorthand  Code = "class_shorthand"
	NoteAcquiredMissing Code = "acquired_missing"
	NoteKindUnknown     Code = "kind_unknown"
	NoteKindConflict    Code = "kind_conflict"
	NoteDetailsDiffer   Code = "details_differ"
	NoteNumberUnused    Code = "business_number_unused"
	NoteEmail           Code = "email_unusual"
)

// message is what a code says, in both languages, with the same arguments in the same order.
type message struct {
	severity Severity
	ko, en   string
}

const (
	nothingKo = " 아무것도 저장되지 않았습니다. "
	nothingEn = " Nothing was stored. "
)

var messages = map[Code]message{
	ErrOptions: {Error, "이 회사의 주식 종류가 올바르게 등록되어 있지 않아 명부를 읽을 수 없습니다." + nothingKo + "운영자에게 알려 주세요.",
		"The list cannot be read because this company's share classes are not set up correctly." + nothingEn + "Please tell the operator."},
	ErrFileTooLarge: {Error, "파일이 너무 큽니다(최대 %d MB)." + nothingKo + "주주명부 시트만 남기고 그림을 지운 뒤 다시 올려 주세요.",
		"The file is too large (at most %d MB)." + nothingEn + "Keep only the sheet with the list, remove pictures and upload it again."},
	ErrFileEmpty: {Error, "파일이 비어 있습니다." + nothingKo + "주주명부가 든 파일을 골라 다시 올려 주세요.",
		"The file is empty." + nothingEn + "Choose the file that holds the shareholder list and upload it again."},
	ErrUnreadable: {Error, "파일을 읽을 수 없습니다. 손상되었거나 엑셀(.xlsx)·CSV 파일이 아닙니다." + nothingKo + "엑셀에서 열어 .xlsx로 다시 저장한 뒤 올려 주세요.",
		"The file cannot be read: it is damaged, or not an Excel (.xlsx) or CSV file." + nothingEn + "Open it in Excel, save it again as .xlsx and upload that."},
	ErrEncrypted: {Error, "파일에 암호가 걸려 있습니다." + nothingKo + "엑셀에서 [파일 > 정보 > 통합 문서 보호 > 암호 설정]의 암호를 지우고 저장한 뒤 다시 올려 주세요.",
		"The file is protected with a password." + nothingEn + "In Excel, clear the password under File > Info > Protect Workbook > Encrypt with Password, save, and upload it again."},
	ErrExpandsTooMuch: {Error, "파일의 압축을 풀면 허용된 크기를 넘어 읽지 않았습니다." + nothingKo + "주주명부의 값만 새 통합 문서에 붙여 넣고 .xlsx로 저장해 올려 주세요.",
		"The file was not read because its unpacked content exceeds what is allowed." + nothingEn + "Paste the values of the list into a new workbook, save it as .xlsx and upload that."},
	ErrFormatXLS: {Error, "예전 엑셀 형식(.xls)은 읽지 않습니다." + nothingKo + "엑셀에서 [다른 이름으로 저장 > Excel 통합 문서(*.xlsx)]로 저장한 뒤 올려 주세요.",
		"The old Excel format (.xls) is not read." + nothingEn + "In Excel choose Save As > Excel Workbook (*.xlsx) and upload that file."},
	ErrFormatHWP: {Error, "한글 문서(.hwp, .hwpx)는 읽지 않습니다." + nothingKo + "한글에서 표를 복사해 엑셀에 붙여 넣고 [Excel 통합 문서(*.xlsx)]로 저장한 뒤 올려 주세요.",
		"Hangul documents (.hwp, .hwpx) are not read." + nothingEn + "Copy the table into Excel, save it as Excel Workbook (*.xlsx) and upload that file."},
	ErrFormatPDF: {Error, "PDF 파일은 읽지 않습니다." + nothingKo + "명부를 만든 엑셀 파일을 .xlsx로 저장해 올리거나, 서식 파일을 받아 옮겨 적어 주세요.",
		"PDF files are not read." + nothingEn + "Upload the Excel file the PDF was made from, saved as .xlsx, or fill in the template."},
	ErrFormatOther: {Error, "엑셀(.xlsx)이나 CSV 파일이 아닙니다(웹페이지, 워드, ODS, .xlsb 등)." + nothingKo + "엑셀에서 열어 [Excel 통합 문서(*.xlsx)]로 저장한 뒤 올려 주세요.",
		"This is not an Excel (.xlsx) or CSV file but another kind (web page, Word, ODS, .xlsb …)." + nothingEn + "Open it in Excel, save it as Excel Workbook (*.xlsx) and upload that file."},
	ErrEncoding: {Error, "CSV의 글자 인코딩을 알 수 없습니다(UTF-8도 CP949도 아님)." + nothingKo + "엑셀에서 [CSV UTF-8(쉼표로 분리)] 또는 .xlsx로 저장한 뒤 올려 주세요.",
		"The CSV file's text encoding is neither UTF-8 nor CP949." + nothingEn + "In Excel save it as CSV UTF-8 (Comma delimited) or as .xlsx and upload that file."},
	ErrQuotes: {Error, "CSV %d번째 줄의 큰따옴표 짝이 맞지 않습니다." + nothingKo + "그 줄을 고치거나 엑셀에서 .xlsx로 저장한 뒤 올려 주세요.",
		"The double quotes in line %d of the CSV file do not match." + nothingEn + "Mend that line, or save the list as .xlsx and upload that."},
	ErrTooManyRows: {Error, "내용이 있는 행이 너무 많습니다(최대 %d행)." + nothingKo + "명부가 아닌 행을 지우고 다시 올려 주세요.",
		"There are too many rows with content (at most %d)." + nothingEn + "Remove rows that are not part of the list and upload it again."},
	ErrTooManyColumns: {Error, "열이 너무 많습니다(최대 %d열)." + nothingKo + "명부가 아닌 열을 지우고 다시 올려 주세요.",
		"There are too many columns (at most %d)." + nothingEn + "Remove columns that are not part of the list and upload it again."},
	ErrTooManyHolders: {Error, "주주가 너무 많습니다(최대 %d명)." + nothingKo + "운영자에게 문의해 주세요.",
		"There are too many holders (at most %d)." + nothingEn + "Please contact the operator."},
	ErrTooManyErrors: {Error, "오류가 더 있습니다(%d건). 먼저 표시된 것을 고쳐 다시 올려 주세요.",
		"There are %d more errors. Mend those shown first and upload the list again."},
	ErrTooManyQuestions: {Error, "물어볼 것이 너무 많습니다(%d건 더). 생년월일이나 법인등록번호를 채워 다시 올려 주세요.",
		"There is too much to ask (%d more questions). Fill in birth dates or corporate numbers and upload the list again."},
	ErrSheets: {Error, "명부로 보이는 시트가 여럿입니다: %s." + nothingKo + "올릴 시트 하나만 남기고 저장한 뒤 다시 올려 주세요.",
		"Several sheets look like a shareholder list: %s." + nothingEn + "Keep only the one to import, save, and upload it again."},
	ErrHeadings: {Error, "열 이름이 있는 행을 찾지 못했습니다(예: 주주명, 주식의 종류, 주식수)." + nothingKo + "표의 첫 행에 열 이름을 적거나 서식 파일을 써 주세요.",
		"No row with column headings was found (such as 주주명, 주식의 종류, 주식수, or name, class, shares)." + nothingEn + "Put headings above the table or use the template."},
	ErrColumnMissing: {Error, "필요한 열이 없습니다: %s." + nothingKo + "이 행에 열 이름을 넣고 값을 채워 다시 올려 주세요.",
		"A required column is missing: %s." + nothingEn + "Add the heading in this row, fill in the column and upload it again."},
	ErrColumnTwice: {Error, "같은 뜻의 열이 둘 있습니다(%s). 하나만 남기거나 이름을 바꿔 주세요.",
		"Two columns mean the same (%s). Keep one of them or rename the other."},
	ErrColumnPerClass: {Error, "주식 종류마다 열이 나뉘어 있습니다." + nothingKo + "'주식의 종류'와 '주식수' 두 열로 바꾸고, 종류마다 한 행씩 적어 주세요.",
		"Each share class has a column of its own." + nothingEn + "Use two columns, class and shares, with one row for each class a holder has."},
	ErrNoRows: {Error, "열 이름 아래에 주주가 한 명도 없습니다." + nothingKo + "한 행에 한 건씩 채워 다시 올려 주세요.",
		"There is no holder below the headings." + nothingEn + "Fill in one row for each lot and upload the list again."},

	ErrNameMissing: {Error, "주주 이름이 없습니다. 이름을 적어 주세요. 위와 같은 사람이면 같은 이름을 다시 적습니다.",
		"The holder's name is missing. Write it; for the same holder as above, write the same name again."},
	ErrQuantityMissing:    {Error, "주식 수가 없습니다. 수를 적거나, 주주가 아닌 행이면 지워 주세요.", "The number of shares is missing. Write it, or remove the row if it is not a holder."},
	ErrQuantityInvalid:    {Error, "주식 수로 읽을 수 없습니다. 1,000 또는 1,000주처럼 적어 주세요.", "This cannot be read as a number of shares. Write it like 1,000."},
	ErrQuantityNegative:   {Error, "주식 수가 음수입니다. 지금 보유한 수를 양수로 적어 주세요.", "The number of shares is negative. Write what is held now, as a positive number."},
	ErrQuantityZero:       {Error, "주식 수가 0입니다. 더는 보유하지 않으면 이 행을 지워 주세요.", "The number of shares is zero. Remove the row if nothing is held any more."},
	ErrQuantityFractional: {Error, "주식 수에 소수가 있습니다. 1주 미만의 단주는 명부에 올릴 수 없으니 정수로 적어 주세요.", "The number of shares is not whole. Fractions of a share cannot be entered; write a whole number."},
	ErrQuantityTooLarge:   {Error, "주식 수가 너무 커서 다룰 수 없습니다. 수를 확인해 주세요.", "The number of shares is too large to handle. Please check it."},
	ErrQuantityMerged:     {Error, "주식 수 칸이 여러 행에 병합되어 있어 어느 행의 수인지 알 수 없습니다. 병합을 풀고 행마다 적어 주세요.", "The number of shares is merged over several rows, so it is unclear which row it belongs to. Unmerge it and write one for each row."},
	ErrClassMissing:       {Error, "주식의 종류가 없습니다. 다음 중에서 적어 주세요: %s.", "The share class is missing. Write one of: %s."},
	ErrClassUnknown:       {Error, "이 회사에 없는 주식 종류입니다%[1]s. 다음 중에서 적어 주세요: %[2]s.", "This company has no such share class%[1]s. Write one of: %[2]s."},
	ErrDateInvalid:        {Error, "날짜로 읽을 수 없습니다. 2024-03-05처럼 적어 주세요.", "This cannot be read as a date. Write it like 2024-03-05."},
	ErrDateAmbiguous:      {Error, "날짜를 두 가지로 읽을 수 있습니다. 1990-03-12처럼 연도를 네 자리로 적어 주세요.", "This date can be read in two ways. Write it with a four-digit year, like 1990-03-12."},
	ErrDateInFuture:       {Error, "날짜가 오늘(%s)보다 뒤입니다. 날짜를 확인해 주세요.", "The date lies after today (%s). Please check it."},
	ErrResidentInvalid:    {Error, "주민등록번호로 읽을 수 없습니다. 생년월일만 1990-03-12처럼 적어 주세요. 적힌 값은 보관하지 않았습니다.", "This cannot be read as a resident registration number. Write the birth date alone, like 1990-03-12. The value was not kept."},
	ErrNumberInvalid:      {Error, "법인등록번호(13자리)나 사업자등록번호·고유번호(10자리)로 읽을 수 없습니다. 번호를 확인해 주세요.", "This cannot be read as a corporate registration number (13 digits) or a business number (10 digits). Please check it."},
	ErrBirthOfFirm:        {Error, "법인이나 조합에 생년월일이 적혀 있습니다. 법인등록번호나 고유번호를 적거나 구분을 고쳐 주세요.", "A company or fund has a birth date. Write its registration number, or correct what kind of holder it is."},
	ErrBirthDiffers:       {Error, "이 행의 생년월일과 주민등록번호가 서로 다릅니다. 어느 쪽이 맞는지 확인해 고쳐 주세요.", "The birth date and the resident registration number in this row disagree. Check which is right and mend it."},
	ErrNumberShared:       {Error, "%d행의 다른 이름과 법인등록번호가 같습니다. 같은 회사이면 이름을 똑같이 적고, 아니면 번호를 고쳐 주세요.", "Row %d has the same corporate number under another name. If it is the same company write the same name, otherwise correct the number."},
	ErrHolderAmbiguous:    {Error, "같은 이름이 여럿인데(%s행) 이 행에는 생년월일이나 번호가 없어 누구인지 알 수 없습니다. 생년월일이나 번호를 적어 주세요.", "Several holders have this name (rows %s), and this row has no birth date or number to tell which. Write it."},
	ErrTextTooLong:        {Error, "글이 너무 깁니다(최대 %d자). 줄여 주세요.", "The text is too long (at most %d characters). Please shorten it."},
	ErrCell:               {Error, "칸에 엑셀 오류 값(#REF!, #N/A 등)이 있습니다. 값을 직접 적어 주세요.", "The cell holds an Excel error (#REF!, #N/A …). Write the value itself."},
	ErrFormulaNoValue:     {Error, "수식의 계산 결과가 파일에 저장되어 있지 않습니다. 엑셀에서 열어 다시 계산하고 저장하거나 값을 직접 적어 주세요.", "The result of this formula is not stored in the file. Open it in Excel, recalculate and save, or write the value itself."},
	ErrFormulaExternal:    {Error, "다른 파일을 참조하는 수식이라 값을 믿을 수 없습니다. 복사한 뒤 [값 붙여넣기]로 바꿔 주세요.", "The formula reads another file, so its value cannot be relied on. Replace it by its value (Paste Values)."},
	ErrTotal:              {Error, "합계가 행의 합과 다릅니다. 적힌 합계는 %s주, 행을 더하면 %s주입니다. 어느 쪽이 맞는지 확인해 고쳐 주세요.", "The total disagrees with its rows: it says %s shares, the rows add up to %s. Check which is right and mend it."},
	ErrOverAuthorised:     {Error, "이 행까지 %s의 합(%s주)이 발행할 주식의 총수(%s주)를 넘습니다. 수를 확인해 주세요.", "Up to this row, %s adds up to %s shares, more than the %s authorised. Please check the numbers."},
	ErrNotIssued:          {Error, "%s의 합(%s주)이 등기된 발행주식수(%s주)와 다릅니다. 빠졌거나 중복된 주주가 없는지 확인해 주세요.", "%s adds up to %s shares, but %s are issued according to the commercial register. Check for missing or repeated holders."},
	ErrAnswer:             {Error, "질문에 대한 답이 보기 중에 없습니다. 다시 답해 주세요.", "The answer given is none of the possible ones. Please answer again."},

	AskSameHolder: {QuestionSeverity, "%s행은 이름이 같지만 생년월일이나 번호로 가릴 수 없습니다. 같은 주주입니까, 서로 다른 주주입니까? 일부만 같으면 파일에 생년월일을 적어 주세요.",
		"Rows %s have the same name, but no birth date or number tells whether they are one holder. Are they the same or different? If only some are the same, write birth dates in the file."},
	AskWhoseNo: {QuestionSeverity, "%s행의 번호가 개인의 주민등록번호인지 법인등록번호인지 알 수 없습니다. 이 주주는 개인입니까, 법인입니까? 개인이면 생년월일만 남깁니다.",
		"It is unclear whether the number in row %s is a person's resident registration number or a corporate one. Is this holder a person or a company? Of a person's only the birth date is kept."},

	NoteMoreNotes:       {Note, "알림이 %d건 더 있습니다.", "There are %d more notes."},
	NoteSheetIgnored:    {Note, "명부가 아닌 것으로 보여 읽지 않은 시트: %s.", "Sheets that do not look like a shareholder list were not read: %s."},
	NoteColumnUnused:    {Note, "이 열은 쓰지 않습니다.", "This column is not used."},
	NoteRemark:          {Note, "주주가 아니라 설명으로 보고 넘어갔습니다.", "This row was taken for a remark, not for a holder."},
	NoteFormula:         {Note, "이 열의 수식 %d칸(이 행부터)은 엑셀이 저장해 둔 계산 결과로 읽었습니다.", "%d formula cells of this column, from this row on, were read by the value that Excel stored."},
	NoteResidentShrunk:  {Note, "주민등록번호 %d건을 생년월일로 줄였습니다. 번호는 보관하지 않았습니다.", "%d resident registration numbers were reduced to birth dates. The numbers were not kept."},
	NoteResidentRemoved: {Note, "글 속의 등록번호를 지웠습니다. 번호는 보관하지 않았습니다.", "A registration number within the text was removed. The number was not kept."},
	NoteClassAssumed:    {Note, "종류 열이 없어 모두 %s(으)로 읽었습니다.", "There is no class column; all rows were read as %s."},
	NoteClassShorthand:  {Note, "줄여 적은 종류를 %s(으)로 읽었습니다.", "A shortened class name was read as %s."},
	NoteAcquiredMissing: {Note, "취득일이 없는 행이 %d개 있습니다(이 행부터). 상법 제352조는 취득일을 명부에 적게 합니다.", "%d rows, from this one on, have no acquisition date. Article 352 of the Commercial Act has it in the register."},
	NoteKindUnknown:     {Note, "개인·법인·조합으로 알 수 없는 구분이라 이름과 번호로 판단했습니다.", "This is not known as a kind of holder; it was told from the name and number."},
	NoteKindConflict:    {Note, "구분은 개인인데 이름은 법인처럼 보입니다. 구분대로 읽었습니다.", "The kind says person, but the name looks like a company's. It was read as the kind says."},
	NoteDetailsDiffer:   {Note, "같은 주주의 %d행과 내용이 다릅니다. 먼저 나온 것을 씁니다.", "This differs from row %d of the same holder. The earlier one is used."},
	NoteNumberUnused:    {Note, "개인의 사업자등록번호는 쓰지 않습니다.", "A person's business number is not used."},
	NoteEmail:           {Note, "이메일 주소로 보이지 않습니다. 적힌 대로 두었습니다.", "This does not look like an e-mail address. It was kept as written."},
}
