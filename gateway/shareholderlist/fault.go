package shareholderlist

// fault is a reason why a file or a sheet cannot be read at all.
type fault struct {
	code  Code
	args  []any
	sheet string // where, if in one
}

func (f *fault) Error() string { return string(f.code) }

func unreadable() error { return &fault{code: ErrUnreadable} }

func tooLargeInside() error { return &fault{code: ErrExpandsTooMuch} }
