package core

var approvalRejections = map[Code]explanation{}
