package httpapi

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"slices"
	"strconv"

	"github.com/gorilla/mux"

	"holdfast/chaincode/model"
	"holdfast/chaincode/rules/holder"
	"holdfast/chaincode/value"
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

// officerOf checks that who is logged in is an officer of the issuer in the path whose authority opens a field, at a home, and
// returns what a list is read against.
func (s *Server) officerOf(r *http.Request, f field) (homes.Company, value.DID, error) {
	var company homes.Company
	id, err := pathID[value.IssuerID](r, "issuer")
	if err != nil {
		return company, "", err
	}
	found, err := s.session(r)
	if err != nil {
		return company, "", err
	}
	err = s.read(r, func(v *store.View) error {
		issuer, err := one[model.Issuer](v, model.IssuerRef(id))
		if err != nil {
			return err
		}
		who := s.viewer(v, found.DID)
		roles, err := who.ofIssuer(issuer.ID, readBy[f]...)
		if err != nil {
			return err
		}
		if err := needs(f, atHome, roles...); err != nil {
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

func (s *Server) company(v *store.View, issuer model.Issuer) (homes.Company, error) {
	company := homes.Company{Issuer: issuer, Today: s.today(), Pars: map[shareholderlist.ClassID]value.Won{}}
	classes, err := classesOf(v, issuer)
	for _, class := range classes {
		company.Pars[shareholderlist.ClassID(class.Id)] = class.Par
		company.Classes = append(company.Classes, shareholderlist.Class{
			ID: shareholderlist.ClassID(class.Id), Name: class.Name,
			Authorised: shareholderlist.Quantity(class.Authorised), Issued: shareholderlist.Quantity(class.Declared),
		})
	}
	return company, err
}

func (s *Server) createImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r, holderList)
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
	listed, err := s.listed(r)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, importAnswer(listed))
}

// listed is the uploaded list in the path.
func (s *Server) listed(r *http.Request) (homes.Listed, error) {
	company, officer, err := s.officerOf(r, holderList)
	if err != nil {
		return homes.Listed{}, err
	}
	id, err := pathID[homes.ImportID](r, "import")
	if err != nil {
		return homes.Listed{}, err
	}
	return s.Imports.Get(company.Issuer.ID, id, officer)
}

func (s *Server) answerImport(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r, holderList)
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
	company, officer, err := s.officerOf(r, holderList)
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
	return writeJSON(w, http.StatusOK, api.ImportDeposit{
		Body: deposited.Body, Opened: deposited.Opened, Copies: deposited.Copies, Homes: company.Issuer.Homes,
	})
}

func (s *Server) getImportPage(w http.ResponseWriter, r *http.Request) error {
	company, officer, err := s.officerOf(r, holderList)
	if err != nil {
		return err
	}
	id, err := pathID[homes.ImportID](r, "import")
	if err != nil {
		return err
	}
	index, err := strconv.Atoi(mux.Vars(r)["page"])
	if err != nil {
		return fail(codeParameter, "page is not a number")
	}
	entries, err := s.Imports.Page(company.Issuer.ID, id, officer, index)
	if err != nil {
		return err
	}
	digest, err := holder.PageDigest(entries)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, api.ImportPage{Index: index, Digest: digest, Entries: entries})
}

// getStagedImport shows how far a list in pages has come.
func (s *Server) getStagedImport(w http.ResponseWriter, r *http.Request) error {
	id, err := pathID[value.StagedID](r, "staged")
	if err != nil {
		return err
	}
	answer := api.ImportProgress{There: []int{}}
	err = s.read(r, func(v *store.View) (err error) {
		answer.Height = heightOf(v)
		if answer.Import, err = one[model.Import](v, model.ImportRef(id)); err != nil {
			return err
		}
		pages, err := store.All[model.ImportPage](v, store.By{Staged: id}, len(answer.Import.Pages))
		for _, page := range records(pages) {
			answer.There = append(answer.There, page.Index)
		}
		slices.Sort(answer.There)
		return err
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, answer)
}
