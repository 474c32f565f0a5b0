package model

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"strings"
)

// MaxFile is the largest file that is kept, in bytes.
const MaxFile = 25 << 20

// Digest is the SHA-256 of a file's contents, under which they are kept.
type Digest [sha256.Size]byte

func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// MarshalText writes a digest in hexadecimal digits.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a digest in hexadecimal digits.
func (d *Digest) UnmarshalText(b []byte) error {
	if n, err := hex.Decode(d[:], b); err != nil || n != len(d) {
		return Errorf(Invalid, "%q is not a SHA-256", b)
	}
	return nil
}

// File is what a document's contents are called and where they are kept.
type File struct {
	Name   string `cbor:"1,keyasint" json:"name"`
	Type   string `cbor:"2,keyasint" json:"type"` // a media type
	Size   int64  `cbor:"3,keyasint" json:"size"`
	Digest Digest `cbor:"4,keyasint" json:"digest"`
}

// IsText reports whether the contents can be read as they are.
func (f *File) IsText() bool { return f != nil && strings.HasPrefix(f.Type, "text/") }

// Attachment is a file that comes along with an operation.
type Attachment struct {
	Data []byte
}

// fileTypes is the media type by a file name's ending.
var fileTypes = map[string]string{
	".txt": "text/plain", ".md": "text/plain", ".csv": "text/csv", ".pdf": "application/pdf",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".heic": "image/heic",
	".doc": "application/msword", ".rtf": "application/rtf", ".odt": "application/vnd.oasis.opendocument.text",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

// keepFile keeps the file that a field of an operation names.
func keepFile(tx Tx, named string) (*File, error) {
	attached, err := tx.Attached(named)
	if err != nil {
		return nil, atField(err, "file")
	}
	// The name travels between systems: what leads to it is left out.
	name, err := neededLine("file", path.Base(strings.ReplaceAll(named, `\`, "/")))
	if err != nil {
		return nil, err
	}
	size := int64(len(attached.Data))
	if size > MaxFile {
		return nil, Errorf(Invalid, "%s is %d MB large; %d MB is the most", name, (size+1<<20-1)>>20, MaxFile>>20).At("file").
			Hint("share a smaller copy of it")
	}
	file := &File{Name: name, Type: fileTypes[strings.ToLower(path.Ext(name))], Size: size, Digest: sha256.Sum256(attached.Data)}
	if file.Type == "" {
		file.Type = "application/octet-stream"
	}
	return file, tx.PutContents(file.Digest, attached.Data)
}

// WithFiles is an operation together with the files that it names, by their
// paths as it names them.
type WithFiles struct {
	Operation
	Files map[string]Attachment
}

// Apply implements Operation.
func (o WithFiles) Apply(tx Tx) (Result, error) {
	return o.Operation.Apply(attached{tx, o.Files})
}

// MarshalJSON writes the operation as it would be without its files.
func (o WithFiles) MarshalJSON() ([]byte, error) { return json.Marshal(o.Operation) }

// attached is a Tx to which files came along.
type attached struct {
	Tx
	files map[string]Attachment
}

func (a attached) Attached(name string) (Attachment, error) {
	if file, ok := a.files[name]; ok {
		return file, nil
	}
	return a.Tx.Attached(name)
}

// NotAttached is the answer of a Tx to which a file did not come along.
func NotAttached(name string) error {
	return Errorf(NotFound, "the file %s did not come along", path.Base(name)).
		Hint("apply the script where the file lies")
}

// FilesOf is the paths of the files that an operation names: those that must
// come along with it.
func FilesOf(op Operation) []string {
	if namer, is := op.(interface{ FilesNamed() []string }); is {
		return namer.FilesNamed()
	}
	return nil
}

// FilesNamed is the file of a new document.
func (o *Share) FilesNamed() []string { return fileNamed(o.File) }

// FilesNamed is the file of the document.
func (o *UploadDocument) FilesNamed() []string { return fileNamed(o.File) }

// FilesNamed is the files of all lines.
func (o *Script) FilesNamed() []string {
	var names []string
	for _, line := range o.Lines {
		var named struct {
			File string `json:"file"`
		}
		if json.Unmarshal(line, &named) == nil { // a broken line is refused when it is applied
			names = append(names, fileNamed(named.File)...)
		}
	}
	return names
}

func fileNamed(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}
