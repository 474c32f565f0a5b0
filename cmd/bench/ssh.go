package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"frontdesk/model"
	"frontdesk/store/bolt"
)

// desks is how many sessions there are at once.
const desks = 64

// ssh measures the screens over SSH, served by the program as it is: the time
// from a key to what it shows with every desk busy, what one more desk takes of
// memory, and what a cursor movement sends.
func (b *bench) ssh() (rows []row, err error) {
	program, err := b.build("frontdesk/cmd/frontdesk")
	if err != nil {
		return nil, err
	}
	path, key, err := b.staffed()
	if err != nil {
		return nil, err
	}
	served, err := b.serve(program, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, served.end()) }()

	first, err := served.sit(key)
	if err != nil {
		return nil, err
	}
	perKey, err := first.bytesPerKey(b.samples(200))
	if err != nil {
		return nil, err
	}
	before, err := served.memory()
	if err != nil {
		return nil, err
	}
	sat, opening, err := served.fill(first, key)
	if err != nil {
		return nil, err
	}
	after, err := served.memory()
	if err != nil {
		return nil, err
	}
	busy, perKeyCPU, err := b.working(served, sat)
	if err != nil {
		return nil, err
	}
	perDesk := (after - before) / (desks - 1)
	return []row{
		{what: "a cursor movement over SSH, 120×40", said: fmt.Sprintf("%d bytes", perKey), budget: budget{"under 700 bytes", func(*row) bool { return perKey < 700 }}},
		{what: "coming in over SSH, to the first screen", own: opening, budget: p99Under(2 * time.Second)},
		{what: "one more idle SSH session", said: fmt.Sprintf("%.2f MiB", float64(perDesk)/(1<<20)), budget: budget{"under 2 MiB", func(*row) bool { return perDesk < 2<<20 }}},
		{what: fmt.Sprintf("a key to its screen, %d sessions at 5 keys a second", desks), own: busy, budget: p99Under(100 * time.Millisecond)},
		{what: "the server's own work for one of these keys", own: times{perKeyCPU}},
	}, nil
}

// fill sits at every desk, and is how long each took to open.
func (s *servedPractice) fill(first *sshDesk, key gossh.Signer) (sat []*sshDesk, opening times, err error) {
	for sat = []*sshDesk{first}; len(sat) < desks; {
		d, err := s.sit(key)
		if err != nil {
			return nil, nil, err
		}
		opening = append(opening, d.opened)
		sat = append(sat, d)
	}
	slices.Sort(opening)
	return sat, opening, nil
}

// working is how long keys took with every desk busy, and how long the server
// worked for one.
func (b *bench) working(served *servedPractice, sat []*sshDesk) (busy times, each time.Duration, err error) {
	idle, err := worked(served.cmd)
	if err != nil {
		return nil, 0, err
	}
	if busy, err = b.busy(sat); err != nil {
		return nil, 0, err
	}
	after, err := worked(served.cmd)
	return busy, (after - idle) / time.Duration(len(busy)), err
}

// staffed is a copy of the practice with one of the staff, and their key.
func (b *bench) staffed() (path string, key gossh.Signer, err error) {
	from, err := b.practice(b.clients)
	if err != nil {
		return "", nil, err
	}
	if path, err = b.copyOf(from, "served.db"); err != nil {
		return "", nil, err
	}
	_, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return "", nil, err
	}
	if key, err = gossh.NewSignerFromKey(secret); err != nil {
		return "", nil, err
	}
	db, err := bolt.Open(b.ctx, path, bolt.Options{})
	if err != nil {
		return "", nil, err
	}
	add := &model.AddStaff{Name: "Bench", Role: model.Manager, Key: string(gossh.MarshalAuthorizedKey(key.PublicKey()))}
	_, err = db.Do(b.ctx, manager(), add)
	return path, key, errors.Join(err, db.Close())
}

// servedPractice is `frontdesk serve` at work.
type servedPractice struct {
	cmd     *exec.Cmd
	address string
}

func (b *bench) serve(program, path string) (*servedPractice, error) {
	cmd := exec.CommandContext(b.ctx, program, "serve", "--db", path, "--listen", "127.0.0.1:0")
	out, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if _, rest, ok := strings.Cut(lines.Text(), " at "); ok {
			address, _, _ := strings.Cut(rest, ",")
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return &servedPractice{cmd, address}, nil
		}
	}
	return nil, errors.Join(fmt.Errorf("it is not served: %w", lines.Err()), cmd.Wait())
}

func (s *servedPractice) end() error {
	return errors.Join(s.cmd.Process.Signal(syscall.SIGTERM), s.cmd.Wait())
}

// memory is what the server has of memory now, in bytes.
func (s *servedPractice) memory() (int, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(status)) {
		// Without the pages of the practice's file, which are the kernel's.
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kb, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")))
			return kb << 10, err
		}
	}
	return 0, errors.New("the system does not tell the memory of a process")
}

// sshDesk is one person at the screens over SSH.
type sshDesk struct {
	client *gossh.Client
	in     io.Writer
	// came is how many bytes came, at each time that some did.
	came chan int
	// opened is how long it took to the first screen.
	opened time.Duration
}

func dial(address string, key gossh.Signer) (*gossh.Client, error) {
	return gossh.Dial("tcp", address, &gossh.ClientConfig{
		User: "bench", Auth: []gossh.AuthMethod{gossh.PublicKeys(key)}, Timeout: 30 * time.Second,
		HostKeyCallback: gossh.InsecureIgnoreHostKey(), //nolint:gosec // it was started here
	})
}

func (s *servedPractice) sit(key gossh.Signer) (*sshDesk, error) {
	return sitAt(s.address, key, settles)
}

// settles is how long nothing comes once a screen is whole.
const settles = 300 * time.Millisecond

// sitAt opens the screens, and waits until nothing came for a while.
func sitAt(address string, key gossh.Signer, while time.Duration) (*sshDesk, error) {
	began := time.Now()
	client, err := dial(address, key)
	if err != nil {
		return nil, err
	}
	session, err := client.NewSession()
	if err != nil {
		return nil, err
	}
	d := &sshDesk{client: client, came: make(chan int, 1024)}
	out, err := session.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if d.in, err = session.StdinPipe(); err != nil {
		return nil, err
	}
	if err := session.RequestPty("xterm-256color", 40, 120, gossh.TerminalModes{}); err != nil {
		return nil, err
	}
	if err := session.Shell(); err != nil {
		return nil, err
	}
	go func() {
		defer close(d.came)
		buffer := make([]byte, 64<<10)
		for {
			n, err := out.Read(buffer)
			if err != nil {
				return
			}
			d.came <- n
		}
	}()
	if d.quiet(while) == 0 {
		return nil, errors.New("no screen came")
	}
	d.opened = time.Since(began) - while
	return d, nil
}

// quiet reads until nothing came for a while, and is how many bytes came.
func (d *sshDesk) quiet(while time.Duration) (all int) {
	for wait := 5 * time.Second; ; wait = while {
		select {
		case n, open := <-d.came:
			if !open {
				return all
			}
			all += n
		case <-time.After(wait):
			return all
		}
	}
}

// key presses a key, and is how long the screen took to show something of it.
func (d *sshDesk) key(key string) (time.Duration, error) {
	began := time.Now()
	if _, err := io.WriteString(d.in, key); err != nil {
		return 0, err
	}
	select {
	case _, open := <-d.came:
		if !open {
			return 0, errors.New("the session ended")
		}
		return time.Since(began), nil
	case <-time.After(10 * time.Second):
		return 0, errors.New("a key showed nothing")
	}
}

// bytesPerKey is the bytes that the middle one of n cursor movements sends, with
// all that follows it: the chart and the preview of the next client.
func (d *sshDesk) bytesPerKey(n int) (int, error) {
	var all []int
	if _, err := io.WriteString(d.in, "\r]"); err != nil { // the portal's boxes
		return 0, err
	}
	d.quiet(300 * time.Millisecond)
	for i := range n {
		if _, err := io.WriteString(d.in, []string{"j", "k"}[i%2]); err != nil {
			return 0, err
		}
		all = append(all, d.quiet(60*time.Millisecond))
	}
	if _, err := io.WriteString(d.in, "\x1b"); err != nil {
		return 0, err
	}
	d.quiet(300 * time.Millisecond)
	slices.Sort(all)
	return all[len(all)/2], nil
}

// busy presses five keys a second at each desk, and is how long each took.
func (b *bench) busy(sat []*sshDesk) (all times, err error) {
	ctx, cancel := context.WithCancel(b.ctx)
	defer cancel()
	var mu sync.Mutex
	var done sync.WaitGroup
	const every = 200 * time.Millisecond
	for no, d := range sat {
		done.Go(func() {
			next := time.Now().Add(time.Duration(no) * every / desks)
			for range b.samples(100) {
				select {
				case <-time.After(time.Until(next)):
				case <-ctx.Done():
					return
				}
				next = next.Add(every)
				for len(d.came) > 0 {
					<-d.came
				}
				took, failed := d.key("j")
				mu.Lock()
				all = append(all, took)
				err = errors.Join(err, failed)
				mu.Unlock()
				if failed != nil {
					cancel()
				}
			}
		})
	}
	done.Wait()
	slices.Sort(all)
	return all, err
}
