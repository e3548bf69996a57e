package core

var companyRejections = map[Code]explanation{}
