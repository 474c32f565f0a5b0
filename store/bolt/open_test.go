package bolt

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"frontdesk/model"
	"frontdesk/store"
)

func open(path string, opts Options) error {
	d, err := Open(context.Background(), path, opts)
	if err != nil {
		return err
	}
	return d.Close()
}

func TestAFileIsMadeForItsOwnerAlone(t *testing.T) {
	d := newFile(t, monday())
	for path, want := range map[string]os.FileMode{d.path: 0o600, filepath.Dir(d.path): 0o700, holderPath(d.path): 0o600} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Dir(d.path))
	if err != nil || len(left) != 1 {
		t.Errorf("beside the file there is %v, %v", left, err)
	}
}

func TestAFileOthersCanReadIsRefused(t *testing.T) {
	d := newFile(t, monday())
	if err := errors.Join(d.Close(), os.Chmod(d.path, 0o640)); err != nil {
		t.Fatal(err)
	}
	err := open(d.path, Options{})
	mustSay(t, err, model.Invalid, "chmod 600")
	if err := open(d.path, Options{ReadOnly: true, Verify: true}); err != nil {
		t.Errorf("a check of it: %v", err)
	}
	if err := errors.Join(os.Chmod(d.path, 0o600), open(d.path, Options{})); err != nil {
		t.Error(err)
	}
}

// mustSay requires an error of a code that says something, in its sentence or
// its hints.
func mustSay(t testing.TB, err error, code model.Code, say string) {
	t.Helper()
	var told *model.Error
	if !errors.As(err, &told) || told.Code != code {
		t.Errorf("want code %s, have %v", code, err)
		return
	}
	if all := told.Say + " " + strings.Join(told.Hints, " "); !strings.Contains(all, say) {
		t.Errorf("%q does not say %q", all, say)
	}
}

// TestDamageOfAFileOthersCanReadIsToldFirst: such as a copy half made.
func TestDamageOfAFileOthersCanReadIsToldFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chmod(path, 0o644)); err != nil {
		t.Fatal(err)
	}
	for _, opts := range []Options{{}, {ReadOnly: true}, {ReadOnly: true, Verify: true}} {
		mustSay(t, open(path, opts), model.Damaged, "restore")
	}
}

func TestDamageIsToldFromOtherFilesAndNewerOnes(t *testing.T) {
	sound := soundFile(t)
	newerPages := append([]byte(nil), sound...)
	newerPages[pageHeader+4] = 9
	newerPages[4096+pageHeader+4] = 9
	noMeta := append([]byte(nil), sound...)
	noMeta[pageHeader+20]++
	noMeta[4096+pageHeader+20]++
	oneMeta := append([]byte(nil), sound...)
	oneMeta[pageHeader+20]++ // the other one counts then, an older commit
	for name, c := range map[string]struct {
		content []byte
		code    model.Code
		say     string
	}{
		"empty":                   {nil, model.Damaged, "restore"},
		"cut in the first page":   {sound[:100], model.Damaged, "restore"},
		"cut behind the second":   {sound[:8192], model.Damaged, "cut off"},
		"no sound first page":     {noMeta, model.Damaged, "restore"},
		"a text":                  {[]byte(strings.Repeat("Dear diary, ", 999)), model.Invalid, "not a Frontdesk file"},
		"pages of a newer format": {newerPages, model.Unsupported, "newer Frontdesk"},
		"sound":                   {sound, "", ""},
		"one first page torn":     {oneMeta, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			path := writeFile(t, c.content)
			err := open(path, Options{})
			if c.code == "" && err != nil {
				t.Error(err)
			} else if c.code != "" {
				mustSay(t, err, c.code, c.say)
			}
			left, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(left) != 1 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func TestABboltFileOfSomebodyElseIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	other, err := bbolt.Open(path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = other.Update(func(t *bbolt.Tx) error {
		_, err := t.CreateBucket([]byte("recipes"))
		return err
	})
	if err := errors.Join(err, other.Close()); err != nil {
		t.Fatal(err)
	}
	mustSay(t, open(path, Options{}), model.Invalid, "not a Frontdesk file")
}

func TestAFileOfANewerLayoutIsLeftAlone(t *testing.T) {
	d := newFile(t, monday())
	editFile(t, d, func(t *bbolt.Tx) error {
		return t.Bucket([]byte(metaName)).Put([]byte(versionKey), withID(nil, 99))
	})
	mustSay(t, open(d.path, Options{}), model.Unsupported, "newer Frontdesk")
	mustSay(t, open(d.path, Options{ReadOnly: true}), model.Unsupported, "newer Frontdesk")
}

// editFile closes the store and edits its file around it.
func editFile(t testing.TB, d *DB, edit func(*bbolt.Tx) error) {
	t.Helper()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := bbolt.Open(d.path, fileMode, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(file.Update(edit), file.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyNeitherMakesNorChangesAFile(t *testing.T) {
	dir := t.TempDir()
	mustSay(t, open(filepath.Join(dir, "none.db"), Options{ReadOnly: true}), model.NotFound, "--db")
	if left, err := os.ReadDir(dir); len(left) != 0 || err != nil {
		t.Errorf("made %v, %v", left, err)
	}
	path := writeFile(t, soundFile(t))
	d, err := Open(context.Background(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	mustBeSound(t, d)
	if found := find(t, d, store.Query{Text: "adela"}); found.Total != 40 {
		t.Errorf("found %d", found.Total)
	}
	_, err = d.Do(context.Background(), manager, addStaff("Kim", model.FrontDesk))
	mustSay(t, err, model.Unsupported, "reading only")
	if err := open(path, Options{ReadOnly: true}); err != nil {
		t.Errorf("two who only read: %v", err)
	}
	if err := open(path, Options{}); !model.IsCode(err, model.InUse) {
		t.Errorf("writing beside who reads: %v", err)
	}
}

// holdEnv makes the test binary open the file it names and say so, until its
// input ends.
const holdEnv = "FRONTDESK_TEST_HOLDER"

func holdOpen(path string) error {
	d, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, _ = fmt.Scanln()
	return d.Close()
}

func TestWhoHoldsTheFileIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "practice.db")
	holder := exec.Command(os.Args[0], "-test.run=^$")
	holder.Env = append(os.Environ(), holdEnv+"="+path)
	in, inErr := holder.StdinPipe()
	out, outErr := holder.StdoutPipe()
	if err := errors.Join(inErr, outErr, holder.Start()); err != nil {
		t.Fatal(err)
	}
	if _, err := out.Read(make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	for _, opts := range []Options{{}, {ReadOnly: true}} {
		err := open(path, opts)
		mustSay(t, err, model.InUse, fmt.Sprintf("process %d of %s", holder.Process.Pid, userName()))
		mustSay(t, err, model.InUse, "close it there")
	}
	if err := errors.Join(holder.Process.Kill(), in.Close()); err != nil {
		t.Fatal(err)
	}
	_ = holder.Wait()
	if _, err := os.Stat(holderPath(path)); err != nil {
		t.Fatalf("who is killed leaves the declaration: %v", err)
	}
	if h := readHolder(path); h != nil {
		t.Errorf("a declaration that was left is believed: %+v", h)
	}
	if err := open(path, Options{}); err != nil {
		t.Errorf("after the kill: %v", err)
	}
	if _, err := os.Stat(holderPath(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the declaration stays: %v", err)
	}
}

func TestWaitingForTheLockEndsWithTheContext(t *testing.T) {
	d := newFile(t, monday())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ctx, d.path, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("opened with %v", err)
	}
}

// TestACopyCanBeMadeOfAnOpenFile: bbolt opens the file once more for it.
func TestACopyCanBeMadeOfAnOpenFile(t *testing.T) {
	d := newFile(t, monday())
	mustDo(t, d, &addFamily{Last: "Moreno", First: "Ada"})
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := d.bolt.View(func(t *bbolt.Tx) error { return t.CopyFile(path, fileMode) }); err != nil {
		t.Fatal(err)
	}
	copied := openFile(t, path, monday())
	if dump(t, copied) != dump(t, d) {
		t.Error("the copy differs")
	}
}
