package homes

import (
	"holdfast/gateway/opencap"
)

// readPackage reads a package of the Open Cap Table Format with the answers so far: today's holdings are its list.
func (u *upload) readPackage(company Company) {
	options := opencap.Options{Issuer: company.Issuer.Name, Today: company.Today, Answers: u.answers}
	for _, class := range company.Classes {
		options.Classes = append(options.Classes, opencap.Class{Class: class, Par: company.Pars[class.ID]})
	}
	result := opencap.Read(u.file, options)
	u.listed.Package, u.listed.Preview = &result, result.Preview
	u.complete(company)
}
