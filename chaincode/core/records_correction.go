package core

var correctionShapes = map[Kind]shape{}
