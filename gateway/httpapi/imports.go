package httpapi

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"

	"holdfast/chaincode/core"
	"holdfast/gateway/api"
	"holdfast/gateway/homes"
	"holdfast/gateway/shareholderlist"
	"holdfast/gateway/store"
)

// maxUpload is the largest body of an upload, in bytes: the largest list and the form around it.
const maxUpload = shareholderlist.MaxFileSize + 64<<10

func (s *Server) getRegisterTemplate(w http.ResponseWriter, r *http.Request) error {
	lang, err := language(r)
	if err != nil {
		return err
	}
	workbook, err := shareholderlist.Template(shareholderlist.Language(lang))
	if err != nil {
		return err
	}
	return writeFile(w, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "holdfast-register-"+string(lang)+".xlsx", workbook)
}

func writeFile(w http.ResponseWriter, kind, name string, content []byte) error {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(content) // a client that went away is not told
	return nil
}

// officerOf checks that who is logged in is an officer of the issuer in the path, at a home, and returns what a list is
// read against.
func (s *Server) officerOf(r *http.Request) (homes.Company, core.DID, error) {
	var company homes.Company
	id, err := pathID[core.IssuerID](r, "issuer")
	if err != nil {
		return company, "", err
	}
	found, err := s.session(r)
	if err != nil {
		return company, "", err
	}
	err = s.read(r, func(v *store.View) error {
		issuer, err := one[core.Issuer](v, core.IssuerRef(id))
		if err != nil {
			return err
		}
		who := s.viewer(v, found.DID)
		roles, err := who.ofIssuer(issuer)
		if err != nil {
			return err
		}
		if err := needs(holderList, atHome, roles...); err != nil {
			return err
		}
		if who.place(issuer) != atHome {
			return fail(Code(homes.CodeNotHome), "this member is no home of the issuer")
		}
		company, err = s.company(v, issuer)
		return err
	})
	return company, found.DID, err
}

func (s *Server) company(v *store.View, issuer core.Issuer) (homes.Company, error) {
	company := homes.Company{Issuer: issuer, Today: s.today()}
	classes, err := classesOf(v, issuer)
	for _, class := range classes {
		company.Classes = append(company.Classes, shareholderlist.Class{
			ID: shareholderlist.ClassID(class.Id), Name: class.Name,
			Authorised: shareholderlist.Quantity(class.Authorised), Issued: shareholderlist.Quantity(class.Declared),
		})
	}
	return company, err
}

func (s *Server) createImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r)
	if err != nil {
		return err
	}
	if !s.limits.allow(uploads, string(officer)) {
		return fail(codeTooMany, "the officer uploads too often")
	}
	name, file, err := uploaded(w, r)
	if err != nil {
		return err
	}
	listed, err := s.Imports.Create(r.Context(), company, officer, name, file)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusCreated, importAnswer(listed))
}

// uploaded reads the part "file" of a form, into memory, within bounds.
func uploaded(w http.ResponseWriter, r *http.Request) (name string, file []byte, err error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	form, err := r.MultipartReader()
	if err != nil {
		return "", nil, fail(codeMediaType, "the body is not multipart/form-data")
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return "", nil, fail(codeBody, "the form has no part named file")
		}
		if err != nil {
			return "", nil, unread(err)
		}
		if part.FormName() == "file" {
			file, err := readPart(part)
			return part.FileName(), file, err
		}
	}
}

func readPart(part *multipart.Part) ([]byte, error) {
	file, err := io.ReadAll(io.LimitReader(part, shareholderlist.MaxFileSize+1))
	if err != nil {
		return nil, unread(err)
	}
	if len(file) > shareholderlist.MaxFileSize {
		return nil, fail(codeTooLarge, "the file has more than 10 MiB")
	}
	return file, nil
}

func (s *Server) getImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r)
	if err != nil {
		return err
	}
	id, err := pathID[homes.ImportID](r, "import")
	if err != nil {
		return err
	}
	listed, err := s.Imports.Get(company.Issuer.ID, id, officer)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, importAnswer(listed))
}

func (s *Server) answerImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r)
	if err != nil {
		return err
	}
	id, err := pathID[homes.ImportID](r, "import")
	if err != nil {
		return err
	}
	body, err := readJSON[api.ImportAnswers](w, r, maxJSON)
	if err != nil {
		return err
	}
	answers := map[shareholderlist.QuestionID]shareholderlist.Answer{}
	for question, answer := range body.Answers {
		if !answer.Valid() {
			return fail(codeBody, "an answer is none of those that are offered")
		}
		answers[shareholderlist.QuestionID(question)] = shareholderlist.Answer(answer)
	}
	listed, err := s.Imports.Answer(r.Context(), company, id, officer, answers)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, importAnswer(listed))
}

func (s *Server) depositImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r)
	if err != nil {
		return err
	}
	id, err := pathID[homes.ImportID](r, "import")
	if err != nil {
		return err
	}
	deposited, err := s.Imports.Deposit(r.Context(), company, id, officer)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.ImportDeposit{Body: deposited.Body, Copies: deposited.Copies, Homes: company.Issuer.Homes})
}

// importAnswer is a list as the officer sees it.
func importAnswer(l homes.Listed) api.ImportAnswer {
	p := l.Preview
	preview := api.ImportPreview{
		Ready: l.Ready, Sheet: p.Sheet, Digest: core.Digest(p.Digest.String()),
		Holders: []api.ImportHolder{}, Totals: []api.ImportTotal{}, Problems: []api.ImportProblem{},
	}
	for _, h := range p.Holders {
		holder := api.ImportHolder{
			Ref: string(h.Ref), Name: h.Name, Kind: string(h.Kind), BirthDate: h.BirthDate.String(), CorporateNumber: string(h.CorporateNumber),
			BusinessNumber: string(h.BusinessNumber), Address: h.Address, Email: h.Email, Phone: h.Phone, Lots: []api.ImportLot{},
		}
		for _, lot := range h.Lots {
			holder.Lots = append(holder.Lots, api.ImportLot{
				Class: core.ClassID(lot.Class), Quantity: core.Shares(lot.Quantity), AcquiredOn: lot.AcquiredOn.String(),
				Certificate: lot.Certificate, Row: lot.Row,
			})
		}
		preview.Holders = append(preview.Holders, holder)
	}
	for _, t := range p.Totals {
		preview.Totals = append(preview.Totals, api.ImportTotal{
			Class: core.ClassID(t.ID), Name: t.Name, Authorised: core.Shares(t.Authorised), Issued: core.Shares(t.Issued), Listed: core.Shares(t.Listed),
		})
	}
	for _, problem := range p.Problems {
		preview.Problems = append(preview.Problems, importProblem(problem))
	}
	return api.ImportAnswer{Import: string(l.ID), Expires: core.Time(l.Expires.Unix()), Preview: preview}
}

func importProblem(p shareholderlist.Problem) api.ImportProblem {
	out := api.ImportProblem{
		Severity: api.ImportProblemSeverity(p.Severity), Code: string(p.Code), Sheet: p.Sheet, Row: p.Row, Column: p.Column, Header: p.Header,
		Ko: p.MessageKo, En: p.MessageEn,
	}
	if p.Question != nil {
		question := &api.ImportQuestion{Id: string(p.Question.ID), Rows: notNil(p.Question.Rows), Given: string(p.Question.Given)}
		for _, answer := range p.Question.Answers {
			question.Answers = append(question.Answers, api.ImportAnswerValue(answer))
		}
		out.Question = question
	}
	return out
}
