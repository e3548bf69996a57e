package httpapi

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"time"

	"holdfast/chaincode/model"
	"holdfast/chaincode/value"
	"holdfast/gateway/api"
	"holdfast/gateway/certificate"
	"holdfast/gateway/documents"
	"holdfast/gateway/homes"
	"holdfast/gateway/store"
)

const (
	// maxPrinting is how many documents are made or checked at once. One takes up to some hundred megabytes.
	maxPrinting = 2
	// printingPatience is how long a request waits for its turn.
	printingPatience = 20 * time.Second
)

// print waits for a turn to make or check a document; done gives it back.
func (s *Server) print(ctx context.Context) (done func(), err error) {
	wait, cancel := context.WithTimeout(ctx, printingPatience)
	defer cancel()
	if err := s.printing.Acquire(wait, 1); err != nil {
		return nil, &problem{code: codePrinting, detail: "others are making or checking documents", cause: err}
	}
	return func() { s.printing.Release(1) }, nil
}

// printRegister writes the register with names as a signed document, with the credential of its facts inside.
func (s *Server) printRegister(w http.ResponseWriter, r *http.Request) error {
	company, _, err := s.officerOf(r, registerCopy)
	if err != nil {
		return err
	}
	content, err := s.documentContent(r)
	if err != nil {
		return err
	}
	done, err := s.print(r.Context())
	if err != nil {
		return err
	}
	defer done()
	err = s.read(r, func(v *store.View) (err error) {
		content.Register, err = certificate.At(v).Register(company.Issuer.ID)
		return err
	})
	if err != nil {
		return err
	}
	if content.Names, _, err = s.namesOf(r.Context(), content.Register); err != nil {
		return err
	}
	credential, err := s.Issuer.RegisterExtract(content.Register, content.SignedWith, content.Drawn)
	if err != nil {
		return err
	}
	return s.writeDocument(w, content, credential, "register", documents.DrawRegister)
}

// printStatement writes what one entry holds as a signed document, with a credential that discloses the holder inside.
func (s *Server) printStatement(w http.ResponseWriter, r *http.Request) error {
	content, err := s.documentContent(r)
	if err != nil {
		return err
	}
	if content.Register, err = s.holdingOf(r); err != nil {
		return err
	}
	done, err := s.print(r.Context())
	if err != nil {
		return err
	}
	defer done()
	names, opened, err := s.namesOf(r.Context(), content.Register)
	if err != nil {
		return err
	}
	content.Names = names
	credential, err := s.Issuer.HolderStatement(content.Register, opened[content.Register.Entries[0].ID], content.SignedWith, content.Drawn)
	if err != nil {
		return err
	}
	return s.writeDocument(w, content, credential, "statement", documents.DrawStatement)
}

// holdingOf reads the entry in the path, for its controller or the officer, at a home.
func (s *Server) holdingOf(r *http.Request) (holding certificate.Register, err error) {
	id, err := pathID[value.EntryID](r, "entry")
	if err != nil {
		return holding, err
	}
	found, err := s.session(r)
	if err != nil {
		return holding, err
	}
	err = s.read(r, func(v *store.View) error {
		entry, err := one[model.HolderEntry](v, model.EntryRef(id))
		if err != nil {
			return err
		}
		issuer, err := one[model.Issuer](v, model.IssuerRef(entry.Issuer))
		if err != nil {
			return err
		}
		who := s.viewer(v, found.DID)
		roles, err := who.ofIssuer(issuer.ID, readBy[holderStatement]...)
		if err != nil {
			return err
		}
		own, err := who.ofEntry(entry)
		if err != nil {
			return err
		}
		if err := needs(holderStatement, atHome, slices.Concat(roles, own)...); err != nil {
			return err
		}
		if who.place(issuer) != atHome {
			return fail(Code(homes.CodeNotHome), "this member is no home of the issuer")
		}
		holding, err = certificate.At(v).Holding(id)
		return err
	})
	return holding, err
}

// documentContent is what every document of this site shows, in the language that is asked for.
func (s *Server) documentContent(r *http.Request) (content documents.Content, err error) {
	lang, err := language(r)
	if err != nil {
		return content, err
	}
	if _, err := s.session(r); err != nil {
		return content, err
	}
	if len(s.Fonts.Regular) == 0 {
		return content, fail(codeNoFonts, "the program was built without the web bundle")
	}
	content = documents.Content{
		Language: documents.Language(lang), SignedWith: s.Signer.SignedWith(), VerifyURL: s.PublicURL + "/verify", Drawn: s.Now(),
	}
	for _, site := range s.Sites {
		if site.Member == s.Member {
			content.Member = site.Name
		}
	}
	return content, nil
}

// namesOf finds the holders' data. It fails when this home does not have somebody's, or has what does not open the
// ledger's commitment, instead of leaving them out.
func (s *Server) namesOf(ctx context.Context, register certificate.Register) (map[value.EntryID]documents.Person, map[value.EntryID]model.EntryData, error) {
	commitments := make([]value.Commitment, 0, len(register.Entries))
	for _, entry := range register.Entries {
		commitments = append(commitments, entry.Commitment)
	}
	values, err := s.Keeper.Entries(ctx, register.Issuer.ID, commitments)
	if err != nil {
		return nil, nil, err
	}
	names, opened := map[value.EntryID]documents.Person{}, map[value.EntryID]model.EntryData{}
	for _, entry := range register.Entries {
		val, ok := values[entry.Commitment]
		if !ok {
			return nil, nil, fail(Code(homes.CodeMissing), "this home lacks the data of an entry")
		}
		p, err := val.Person()
		if err != nil {
			return nil, nil, err
		}
		data, err := val.EntryData()
		if err != nil {
			return nil, nil, err
		}
		if commitment, err := data.Commitment(); err != nil || commitment != entry.Commitment {
			return nil, nil, errors.New("the data of an entry does not open the ledger's commitment")
		}
		names[entry.ID] = documents.Person{
			Kind: p.Kind, Name: p.Name, Identifier: p.Identifier, BusinessNumber: p.BusinessNumber, Address: p.Address,
		}
		opened[entry.ID] = data
	}
	return names, opened, nil
}

// writeDocument draws, seals and answers with a document.
func (s *Server) writeDocument(w http.ResponseWriter, content documents.Content, credential, name string,
	draw func(documents.Content, documents.Fonts) (documents.Drawn, error),
) error {
	drawn, err := draw(content, s.Fonts)
	if err != nil {
		return err
	}
	sealed, err := s.Signer.Seal(drawn, credential)
	if err != nil {
		return err
	}
	return writeFile(w, "application/pdf", name+"-"+string(s.today())+".pdf", sealed)
}

// verifyDocument checks a signed document: its signature over the whole file, and the credential inside it.
func (s *Server) verifyDocument(w http.ResponseWriter, r *http.Request) error {
	if from := address(r); !s.shared(from) && !s.limits.allow(uploads, from) {
		return fail(codeTooMany, "the address sends too many documents")
	}
	pdf, err := io.ReadAll(http.MaxBytesReader(w, r.Body, documents.MaxFile))
	if err != nil {
		return unread(err)
	}
	done, err := s.print(r.Context())
	if err != nil {
		return err
	}
	defer done()
	opened, broken := documents.Open(pdf)
	return s.answerVerdict(w, r, func(on certificate.Records) (api.Verdict, error) {
		switch {
		case errors.Is(broken, documents.ErrNoDocument):
			return s.Verifier.UnreadableDocument(on), nil
		case errors.Is(broken, documents.ErrChanged):
			return s.Verifier.ChangedDocument(on), nil
		case broken != nil:
			return api.Verdict{}, broken
		}
		return s.Verifier.VerifyDocument(on, opened.Credential, opened.SignedWith, s.Now())
	})
}
