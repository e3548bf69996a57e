package core

var encumbranceRejections = map[Code]explanation{}
