package core

var correctionRejections = map[Code]explanation{}
