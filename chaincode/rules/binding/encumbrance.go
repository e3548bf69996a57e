package binding

// maxLockYears is how far ahead a lock-up may end.
const maxLockYears = 30
