package shareholderlist

// MaxFileSize is the largest file that is read, in bytes.
const MaxFileSize = 10 << 20

// MaxRows is the largest number of rows with content, MaxColumns that of columns, MaxHolders that of holders.
const (
	MaxRows    = 50_000
	MaxColumns = 100
	MaxHolders = 20_000
)

const (
	maxPerSeverity = 500 // problems of one severity that are reported one by one
	maxRowsNamed   = 20  // rows named in one question or sentence
	maxHeaderRow   = 200 // the headings stand above this row
	maxNumberText  = 40  // characters of a number or date
)

// limits bounds the work on one file. Tests narrow them.
type limits struct {
	directory   int64  // bytes read to find a zip's entries
	entries     int    // entries of a zip
	unpacked    int64  // bytes of all entries together, as declared and again as read
	ratio       uint64 // declared bytes of an entry per stored byte, for entries above ratioFrom
	ratioFrom   uint64
	sheetPart   int64 // bytes of one worksheet
	stringsPart int64 // bytes of the shared strings
	smallPart   int64 // bytes of any other part that is read
	strings     int   // shared strings
	styles      int   // cell styles
	merges      int   // merged regions of a sheet
	cells       int   // cells with content, merged ones included
	sheets      int   // worksheets
	markup      int   // bytes from one '<' to the next
	depth       int   // nested elements
	rows        int
	columns     int
	holders     int
}

// standard admits 20,000 rows of a dozen columns with room to spare; reading them holds about 40 MB.
var standard = limits{
	directory: 512 << 10, entries: 512, unpacked: 64 << 20, ratio: 200, ratioFrom: 1 << 20,
	sheetPart: 32 << 20, stringsPart: 16 << 20, smallPart: 8 << 20,
	strings: 400_000, styles: 65_536, merges: 20_000, cells: 800_000, sheets: 64,
	markup: 256 << 10, depth: 32,
	rows: MaxRows, columns: MaxColumns, holders: MaxHolders,
}
