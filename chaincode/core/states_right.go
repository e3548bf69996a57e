package core

// PoolStates is the life of a pool of options.
var PoolStates = StateTable[RightState]{
	RightIsOpen:  {TypeOptionGranted, TypePoolEnded},
	RightIsEnded: {},
}

// OptionStates is the life of an option.
var OptionStates = StateTable[RightState]{
	RightIsOpen:  {TypeOptionExercised, TypeOptionForfeited, TypeOptionExpired},
	RightIsEnded: {},
}

// ConvertibleStates is the life of a convertible note or a SAFE.
var ConvertibleStates = StateTable[ConvertibleState]{
	ConvertibleIsOpen:      {TypeConvertibleConverted, TypeConvertibleEnded},
	ConvertibleIsConverted: {},
	ConvertibleIsEnded:     {},
}
