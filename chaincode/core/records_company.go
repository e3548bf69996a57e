package core

var companyShapes = map[Kind]shape{}
