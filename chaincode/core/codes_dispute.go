package core

var disputeRejections = map[Code]explanation{}
